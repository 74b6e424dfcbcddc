### Head and end of every document, and the marks of its tables.

status-provisional = Provisoire
status-open = Révisable
fact-as-of = État des connaissances au
fact-publisher = Éditeur
fact-audience = Édition
fact-identifier = Identifiant
fact-wording = Formulations
wording-awaiting-review = en attente de relecture par un juriste de langue maternelle
audience-public = Publique
audience-confidential = Confidentielle
notice-invented = Données inventées. Aucune personne, aucun événement ni aucune source de ce document n’est réel.
format-pdf = PDF
format-html = HTML
section-proofs = D’où vient chaque nombre
number-refused = non donné
mark-c = masqué, pour protéger des personnes
mark-p = provisoire
mark-r = révisé
mark-x = non disponible : aucune source lue ne le dit
mark-z = sans objet
proofs-lead = Chaque nombre imprimé ci-dessus, avec sa méthode et les cas derrière lui.
