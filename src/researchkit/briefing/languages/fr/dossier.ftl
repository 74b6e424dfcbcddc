### Le dossier d'une affaire, dans l'ordre du questionnaire du Groupe de travail de l'ONU sur la détention arbitraire.

## En-tête
dossier-title = Dossier individuel : { $name }, { $place }
dossier-subtitle = Ce que disent les sources d’une affaire, qui le dit, et ce qui n’est pas connu
dossier-fact-case = Affaire
dossier-fact-last-told = Dernier récit lu
dossier-fact-use = Usage
dossier-use-filing = Copie à déposer : l’ONU reçoit les communications en anglais, en français ou en espagnol
dossier-use-public = Pour la publication et les entretiens ; la copie à déposer est l’édition confidentielle
dossier-use-home = Pour l’usage dans le pays ; l’ONU reçoit les communications en anglais, en français ou en espagnol
dossier-notice-confidential = Édition confidentielle : elle imprime un nom et les mots des sources. Ne pas la publier, ne pas l’envoyer par courrier ordinaire.

## Sections
section-dossier-summary = Résumé
section-dossier-chronology = Chronologie
section-dossier-questionnaire = Questionnaire du Groupe de travail sur la détention arbitraire
section-dossier-evidence = Éléments pour et contre
section-dossier-standards = Normes
section-dossier-actions = Fiche d’action pour diplomates
section-dossier-collect = Ce qui reste à recueillir
section-dossier-similar = Affaires semblables
section-dossier-documents = Documents
section-dossier-consent = Consentement
dossier-heading-authorities = Position des autorités

## Résumé
dossier-summary-lead = Voici ce que disent des sources publiées, chaque affirmation avec son auteur. Ce qu’aucune source ne dit est signalé comme non connu.
dossier-summary-asked = Ce qui est demandé, et à qui, figure dans la fiche d’action ; ce qu’il faut d’abord demander à la famille et à l’avocat figure dans la liste de ce qui reste à recueillir.
dossier-caption-summary = L’affaire en bref
dossier-column-fact = Élément
dossier-column-told = Ce qui est dit
dossier-fact-name = Nom
dossier-fact-arrested = Arrestation
dossier-fact-where = Lieu
dossier-fact-law = Accusation fondée sur
dossier-fact-conduct = Faits reprochés, selon les sources
dossier-fact-finding = Conclusion par règle
dossier-fact-status = Situation
dossier-fact-hearing = Prochaine audience
dossier-fact-danger = Danger actuel
dossier-fact-documented = Documentée par
dossier-nothing-told = Rien n’est dit.
dossier-withheld = Non indiqué : aucun motif de publication du nom n’est enregistré pour cette édition.
dossier-ground-consent = avec le consentement de la personne
dossier-ground-own-representative = publié par le représentant de la personne
dossier-ground-named-organisation = publié par une organisation nommée, après examen du risque
dossier-ground-closed = fermé : aucun motif de publication n’est enregistré
dossier-finding = { $ground } : { $finding }
dossier-finding-open = { $ground } : { $finding } (par les mêmes règles, sur les seules sources publiques)
dossier-status = { $status }, d’après le dernier récit ({ $day }). La suite n’est pas connue.
dossier-documented = { $pages } { $pages ->
    [one] récit, qui remonte
   *[other] récits, qui remontent
 } à { $origins } { $origins ->
    [one] origine indépendante
   *[other] origines indépendantes
 } ; une page peut contenir plusieurs récits
dossier-documented-reports = { $pages } { $pages ->
    [one] récit public
   *[other] récits publics
 } ; une page peut contenir plusieurs récits
dossier-number-reports = Récits de l’affaire
dossier-number-origins = Origines indépendantes des récits

## Chronologie
dossier-caption-chronology = Événements de l’affaire, dans l’ordre du temps
dossier-column-when = Quand
dossier-column-what = Quoi
dossier-column-grade = Degré
dossier-column-sources = Sources
dossier-note-dates = Une date est l’intervalle des jours possibles ; aucun jour n’est inventé. Les numéros de source sont ceux de la liste des documents.
dossier-source-line = { $publisher }, d’après les pages citées sous Documents.
dossier-undated = Date non indiquée
dossier-headline-course = Le déroulement de l’affaire, tel qu’il est rapporté
dossier-subtitle-course = Jours depuis l’arrestation, jusqu’au dernier récit lu, { $day }
dossier-note-course = Rien n’est tracé avant l’arrestation ni après le jour où on l’a rapporté. Ce qui a suivi le dernier récit n’est pas connu.
dossier-course-not-drawn = Le déroulement n’est pas tracé : le jour de l’arrestation n’est pas connu.

## Questionnaire
dossier-questionnaire-lead = Les champs suivent l’ordre du formulaire, pour que l’avocat puisse le déposer avec peu de retouches. Une note donne la source de chaque affirmation.
dossier-questionnaire-check = Avant le dépôt, vérifier les parties à partir de la troisième et les champs du consentement sur le formulaire en vigueur au HCDH. Le dépôt exige le consentement de la personne ou de la famille.
dossier-caption-part-i = Partie I : Identité
dossier-caption-part-ii = Partie II : Arrestation
dossier-caption-part-iii = Partie III : Détention
dossier-caption-part-iv = Partie IV : Circonstances de l’arrestation
dossier-caption-part-v = Partie V : Pourquoi la détention peut être arbitraire
dossier-caption-part-vi = Partie VI : Démarches et recours internes
dossier-caption-part-vii = Partie VII : Auteur de la communication
dossier-column-number = N°
dossier-column-field = Champ
dossier-column-answer = Réponse
dossier-column-by = Qui le dit
dossier-q-family-name = Nom de famille
dossier-q-first-name = Prénom
dossier-q-sex = Sexe
dossier-q-birth = Date de naissance, ou âge lors de la détention
dossier-q-nationality = Nationalité
dossier-q-identity-document = Pièce d’identité : copie, délivrée par, le, numéro
dossier-q-profession = Profession ou activité, si pertinent
dossier-q-address = Adresse habituelle
dossier-q-arrest-date = Date de l’arrestation
dossier-q-arrest-place = Lieu de l’arrestation
dossier-q-arrest-forces = Forces qui y ont procédé
dossier-q-arrest-warrant = Mandat ou décision présenté
dossier-q-arrest-authority = Autorité qui l’a délivré
dossier-q-arrest-reasons = Motifs donnés par les autorités
dossier-q-arrest-law = Base légale
dossier-q-detention-date = Date de la détention
dossier-q-detention-duration = Durée, ou durée probable
dossier-q-detention-forces = Forces qui détiennent la personne
dossier-q-detention-places = Lieux, transferts, lieu actuel
dossier-q-detention-authority = Autorité qui l’a ordonnée
dossier-q-detention-reasons = Motifs donnés par les autorités
dossier-q-detention-law = Base légale
dossier-q-circumstances = Circonstances
dossier-q-arbitrary = Catégories du Groupe de travail
dossier-q-remedies = Démarches, résultats, ou raison de leur absence
dossier-q-submitter-name = Nom
dossier-q-submitter-address = Adresse postale et électronique
dossier-q-submitter-date = Date
dossier-q-submitter-signature = Signature
dossier-not-stated = Non connu : aucune source lue ne le dit.
dossier-not-disclosed = Non connu : une source ou une autorité refuse de le dire.
dossier-contradicted = Les sources se contredisent ; toutes sont données.
dossier-not-assessed = Non évalué : aucun élément rapporté ne parle pour l’une d’elles.
dossier-unreadable = Non connu : ce que dit la source n’a pas pu être lu.
dossier-submitter = Réservé à l’auteur de la communication, dont l’ONU garde l’identité confidentielle.
dossier-words-withheld = Non indiqué dans cette édition : il faudrait imprimer les mots d’une source. Si une source le dit, cela figure dans l’édition confidentielle.
dossier-place-of-detention = Non connu : aucune source lue ne nomme le lieu de détention à part du lieu d’arrestation.
dossier-name-not-parted = Non distingué du nom de famille.
dossier-affiliation = { $name }
dossier-affiliation-alleged = { $name } (un lien est allégué)
dossier-arbitrary-candidate = Possible, éléments sous Normes : { $limb }
dossier-arbitrary-contested = Possible mais contesté, éléments sous Normes : { $limb }
dossier-warrant-shown = Présenté, selon une source
dossier-warrant-not-shown = Non présenté, selon une source
dossier-held-as-told = Se poursuit, d’après le dernier récit ({ $day })
dossier-penalty-told = { $penalty }
dossier-penalty-possible = Pas une condamnation : la loi permettrait { $penalty }
dossier-penalty-requested = Pas une condamnation : l’accusation a requis { $penalty }
dossier-penalty-range = Fourchette rapportée : { $penalty }
dossier-penalty-upto = Au plus : { $penalty }
dossier-conduct-told = Reproché, selon les sources : { $what }
dossier-conduct-denied = Nié : { $what }
dossier-exclusivity-solely = Dit être le seul motif
dossier-exclusivity-other-grounds = Il est dit qu’il y a aussi d’autres motifs
dossier-violence-asserted = Un acte violent ferait partie de l’accusation
dossier-violence-denied = Il est nié qu’un acte violent fasse partie de l’accusation
dossier-violence-not-mentioned = Aucune source lue ne mentionne d’acte violent de la personne ; ce n’est pas un démenti
dossier-breach-told = Atteinte rapportée : { $what }
dossier-breach-denied = Atteinte niée : { $what }
dossier-authority-named = Autorité nommée, sans dire ce qu’elle a fait : { $name }
dossier-evidence-told = Preuves rapportées : { $what }
dossier-denied = Nié : { $what }

## Qui le dit
dossier-by-authority = une autorité
dossier-by-court = un tribunal
dossier-by-prosecutor = le parquet
dossier-by-charging-document = un acte d’accusation
dossier-by-counsel = l’avocat
dossier-by-person = la personne
dossier-by-relative = un proche
dossier-by-ngo = une organisation
dossier-by-media = la presse
dossier-by-coder = déduction du codeur
dossier-by-unattributed = sans auteur indiqué
dossier-source-number = Source { $number } :

## Éléments et normes
dossier-rule = Règle : { $rule }.
dossier-caption-evidence = Affirmations sur lesquelles repose la conclusion
dossier-column-side = Sens
dossier-column-claim = Affirmation
dossier-side-for = Pour
dossier-side-against = Contre
dossier-note-evidence = Les affirmations restent celles de leurs auteurs. Après le dépôt à l’ONU, les faits nouveaux doivent être envoyés même s’ils démentent l’allégation.
dossier-standards-lead = Pour chaque critère, ce qui est dit pour et contre. Chaque évaluation n’est qu’une proposition au jugement d’un juriste ; aucune n’est un avis du Groupe de travail ou de l’Assemblée.
dossier-caption-standards = Critères possibles selon les normes
dossier-column-test = Critère
dossier-column-speaks-for = Dit pour
dossier-column-speaks-against = Dit contre
dossier-column-assessment = Évaluation
dossier-note-standards = Pour un État qui n’est pas partie à la Convention européenne, la Résolution 1900 est appliquée par analogie. Lorsque des motifs politiques font partie d’un critère, aucune source ne les donne dans ses tableaux et ils ne sont pas évalués.
dossier-standard-wgad = Catégorie du GTDA
dossier-standard-pace1900 = Résolution 1900 de l’APCE, point
dossier-limb-wgad-i = absence de base légale
dossier-limb-wgad-ii = la détention résulte de l’exercice de droits protégés
dossier-limb-wgad-iii = atteintes au procès équitable si graves que la détention est arbitraire
dossier-limb-wgad-iv = rétention administrative prolongée de demandeurs d’asile, migrants ou réfugiés
dossier-limb-wgad-v = détention discriminatoire
dossier-limb-pace1900-a = violation d’une garantie fondamentale
dossier-limb-pace1900-b = raisons purement politiques sans rapport avec une infraction
dossier-limb-pace1900-c = durée ou conditions manifestement disproportionnées, pour des motifs politiques
dossier-limb-pace1900-d = détention discriminatoire par rapport à d’autres, pour des motifs politiques
dossier-limb-pace1900-e = procédure manifestement inéquitable liée à des motifs politiques
dossier-verdict-candidate = Étayé (possible seulement)
dossier-verdict-contested = Contesté (possible seulement)
dossier-verdict-indeterminate = Non évalué
dossier-none-told = Rien n’est dit
dossier-mark-finding-sole = La conclusion que ce motif était le seul
dossier-mark-finding-partial-peaceful = La conclusion que ce motif était l’un de plusieurs, aucun n’étant violent
dossier-mark-conduct-protected-only = Seuls des actes protégés sont rapportés
dossier-mark-violence-asserted = Un acte violent est affirmé
dossier-caption-authorities = Ce que disent les autorités, selon les sources
dossier-column-speaker = Qui
dossier-column-says = Quoi
dossier-authorities-none = Aucune position d’une autorité sur cette affaire n’est rapportée par les sources lues, en l’état au { $day }. Ses actes (arrestation, accusation, détention) sont rapportés par d’autres.
dossier-right-of-reply = Les autorités et toute personne nommée peuvent répondre ; les réponses sont imprimées à côté de l’affirmation.

## Fiche d'action
dossier-actions-lead = Ce qu’appellent les faits connus, d’après les Orientations de l’UE sur les défenseurs des droits de l’homme. Consulter d’abord la famille et l’avocat : la publicité peut nuire.
dossier-caption-actions = Ce qui peut être fait, et les faits à l’appui
dossier-column-action = Action
dossier-column-facts = Faits connus
dossier-action-observe = Observer une audience
dossier-action-visit = Rendre visite en détention
dossier-action-raise = Évoquer l’affaire auprès des autorités
dossier-action-urgent = Appel urgent ou soutien
dossier-no-hearing = Aucune audience après le { $day } n’est rapportée. Demander à l’avocat le tribunal, la salle et la date.
dossier-visit-yes = En détention, d’après le dernier récit. À confirmer avant une visite.
dossier-visit-no = Pas en détention, d’après le dernier récit.
dossier-visit-unknown = On ne sait pas si la personne est détenue.
dossier-raise-nothing = Ni accusation ni atteinte à une garantie n’est rapportée ; demander la base légale.
dossier-danger-told = Rapporté : { $what }
dossier-danger-none = Aucun danger n’est rapporté ; cela ne prouve pas qu’il n’y en a pas. Interroger la famille et l’avocat.
dossier-danger-not-held = Pas en détention, d’après le dernier récit.

## Reste à recueillir
dossier-collect-lead = Tous les champs du formulaire auxquels aucune source lue ne répond, et qui peut savoir.
dossier-caption-collect = Champs sans réponse
dossier-column-reason = Pourquoi il est vide
dossier-column-ask = Demander à
dossier-ask-family = la famille, ou la personne
dossier-ask-counsel = l’avocat
dossier-ask-authority = les autorités, par l’avocat
dossier-ask-submitter = l’auteur de la communication

## Affaires semblables
dossier-similar-lead = Affaires qui partagent avec celle-ci ce que peu d’affaires partagent : articles, faits reprochés, atteintes, mouvement. La ressemblance ne prouve rien sur aucune des deux.
dossier-caption-similar = Affaires semblables et ce qu’elles partagent
dossier-column-case = Affaire
dossier-column-shares = En commun

## Documents et consentement
dossier-caption-sources = Pages sur lesquelles repose l’affaire
dossier-column-publisher = Éditeur
dossier-column-published = Publié
dossier-column-language = Langue
dossier-column-translation = Traduction
dossier-column-file = Fichier reçu
dossier-translation-not-needed = Pas nécessaire
dossier-translation-none = Aucune enregistrée
dossier-note-hash = SHA-256 du fichier (premiers caractères) et jour de réception. Ne jamais publier l’empreinte simple d’un document : elle confirme que nous le détenons.
dossier-consent-lead = Ce qui a été accepté, pour qui et jusqu’à quand.
dossier-consent-none = Ni consentement ni autre motif de publication du nom n’est enregistré. Le dépôt à l’ONU exige le consentement de la personne ou de la famille.
dossier-consent-withdraw = Le consentement peut être retiré à tout moment : { $contact }.
dossier-caption-consent = Motifs enregistrés
dossier-column-ground = Motif
dossier-column-covers = Couvre
dossier-column-given = Donné
dossier-column-until = Jusqu’au
dossier-column-withdrawn = Retiré
dossier-column-given-by = Donné par
dossier-column-reviewed = Risque examiné
dossier-explain = Pour remonter de chaque affirmation aux mots et à leur place : { $command }

## Further words
dossier-also-sources = aussi sources { $numbers }
dossier-quoted = « { $words } »
dossier-unprintable = mots dans des lettres que cette édition ne peut imprimer ; voir la page
dossier-note-numbers = Les numéros entre crochets sont ceux de la liste des documents ; les mots figurent dans les notes du questionnaire.
dossier-as-under = Comme au point { $number } : les sources ne distinguent pas les deux.
