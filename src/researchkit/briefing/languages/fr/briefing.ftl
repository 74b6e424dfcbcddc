### Phrases et libellés des notes. Aucun message ne contient de chiffre : chaque nombre vient d’un résultat.

## Titre et en-tête
title-quarterly_briefing = Arrestations politiques : { $place }, { $period }
title-arrest_patterns = Arrêtés pour avoir assisté à une réunion ? { $place }, { $period }
title-country_profile = Arrestations politiques, vue d’ensemble : { $place }, { $period }
title-year_review = Arrestations politiques, bilan : { $place }, { $period }
title-legal_article = Arrestations au titre de l’article : { $about }. { $place }, { $period }
title-undercount = Combien d’arrestations aucune source n’a-t-elle vues ? { $place }, { $period }
subtitle = Cas documentés, chaque nombre vérifiable jusqu’aux mots d’une source

## Sections
section-main-points = L’essentiel
section-key-figures = Chiffres clés
section-changes = Ce qui a changé
section-changes-events = Événements de la période
section-changes-figures = Chiffres déjà publiés
section-basis = Pour quel motif des personnes ont-elles été arrêtées ?
section-law = Droit et actes reprochés
section-where = Où, et pour combien de temps ?
section-safeguards = Les garanties ont-elles été respectées ?
section-cases = Cas
section-response = Réponse des autorités
section-how-to-read = Comment lire ces chiffres
section-methods = Méthodes et limites
section-revisions = Révisions et corrections
section-data = Données et reproduction
section-cite = Citation, licence et contact
section-glossary = Glossaire
section-answer = La question et sa réponse
section-by-quarter = Trimestre par trimestre
section-by-region = Par lieu
section-by-provision = Par article de loi
section-by-source = Par source
section-by-outcome = Par issue
section-by-affiliation = Mouvements et organisations nommés
section-by-offence = Par type d’infraction
section-by-status = Par dernière situation connue
section-by-conduct = Par acte qui, selon les sources, est reproché
section-by-procedure = Par garantie
section-grounds = Réunion et rassemblement séparément
section-robustness = Est-ce solide ?
section-cannot = Ce que ceci ne peut pas montrer
section-undercount-conditions = Les listes supportent-elles une estimation ?
section-undercount-models = Les modèles côte à côte
section-alike = Cas qui se ressemblent
section-profile = Ce qui est dit des cas
section-article = Cas au titre de l’article

## L’essentiel
point-no-arrests = { $place }, { $period } : aucune arrestation n’est documentée ; cela ne prouve pas qu’il n’y en a pas eu.
point-arrests = { $place }, { $period } : l’arrestation de { $low } { $low ->
    [one] personne
   *[other] personnes
 } est documentée.
point-arrests-range = { $place }, { $period } : l’arrestation d’au moins { $low } { $low ->
    [one] personne
   *[other] personnes
 } est documentée, et d’au plus { $high } si toutes les arrestations à date imprécise s’y trouvent.
point-context = Sur une plus longue durée ({ $period }), l’arrestation de { $persons } { $persons ->
    [one] personne
   *[other] personnes
 } est documentée, dans { $cases } cas.
point-suppressed = Le nombre de personnes arrêtées ({ $period }) n’est pas donné, pour protéger des personnes.
point-ground = { $period } : selon les sources, le seul motif était { $ground } dans au moins { $low } et au plus { $high } des { $n } cas d’arrestation { $n ->
    [one] situé
   *[other] situés
 } avec certitude dans la période.
point-ground-exact = { $period } : selon les sources, le seul motif était { $ground } dans { $low } des { $n } cas d’arrestation { $n ->
    [one] situé
   *[other] situés
 } avec certitude dans la période.
point-ground-unsaid = { $period } : dans aucun des { $n } cas d’arrestation { $n ->
    [one] situé
   *[other] situés
 } avec certitude dans la période, les sources ne disent que le seul motif était { $ground } ; dans { $high }, cela n’est pas exclu.
point-ground-none = { $period } : dans aucun des { $n } cas d’arrestation { $n ->
    [one] situé
   *[other] situés
 } avec certitude dans la période, le seul motif n’a pu être { $ground } : des sources le contredisent ou parlent d’autres actes.
point-ground-no-base = { $period } : aucun cas d’arrestation ne se situe avec certitude dans la période ; rien n’est donc dit du motif.
point-not-given = Un chiffre ({ $period }) n’est pas donné, pour protéger des personnes.
point-exclusivity = Une source dit si l’acte qu’elle nomme était tout dans { $told } des { $n } cas ; là où aucune ne le dit, le cas ne compte que pour la borne supérieure.
point-held = Lorsque les sources en ont parlé pour la dernière fois, au moins { $low } et au plus { $high } des { $n } étaient en détention.
point-held-exact = Lorsque les sources en ont parlé pour la dernière fois, { $low } des { $n } { $low ->
    [one] était
   *[other] étaient
 } en détention.
point-held-none = Lorsque les sources en ont parlé pour la dernière fois, aucune des { $n } n’était en détention.
point-held-unsaid = D’aucune des { $n }, les sources ne disent qu’elle est en détention ; pour { $high }, on ne le sait pas.
point-held-latest = La dernière page lue à leur sujet est du { $day }.
point-compared = Un an plus tôt ({ $earlier }), l’arrestation de { $then } { $then ->
    [one] personne
   *[other] personnes
 } était documentée, contre { $now } ; les données n’établissent pas de changement.
point-compared-so-far = Un an plus tôt ({ $earlier }), l’arrestation de { $then } { $then ->
    [one] personne
   *[other] personnes
 } était documentée, contre { $now } à ce jour ; des informations tardives sont attendues, rien n’est donc dit d’un changement.
point-rose = Le nombre a augmenté : { $now }, contre { $then } ({ $earlier } ; rapport { $ratio }, intervalle de { $low } à { $high }, mêmes sources).
point-fell = Le nombre a diminué : { $now }, contre { $then } ({ $earlier } ; rapport { $ratio }, intervalle de { $low } à { $high }, mêmes sources).
point-undated = { $n } { $n ->
    [one] autre cas documenté de privation de liberté n’a
   *[other] autres cas documentés de privation de liberté n’ont
 } pas de date d’arrestation utilisable et { $n ->
    [one] peut
   *[other] peuvent
 } relever de n’importe quelle période.
point-all-dated = Chaque cas documenté de privation de liberté a une date d’arrestation utilisable.

## Chiffres clés
key-arrests = personnes arrêtées
key-arrests-note = documentées, { $period } : avec certitude, et au plus
key-ground = seul motif : { $ground }
key-ground-note = cas, au moins et au plus : lecture courante
key-held = en détention au dernier récit
key-held-note = cas, au moins et au plus

## Ce qui a changé
dated-lead = Beaucoup de sources ne donnent pas d’année, ou ne disent pas ce qui s’est passé tel jour. Un événement n’est compté avec certitude que si tous les jours où il a pu avoir lieu sont dans la période.
moved-first = Aucune édition de ces chiffres n’a été publiée auparavant.
moved-none = Aucun chiffre publié n’a changé.
note-moved = Une révision vient d’informations tardives ou meilleures ; une correction, d’une erreur de notre part. Une conclusion est touchée si un chiffre de « L’essentiel » a changé.
reason-late-report = signalé tard
reason-new-code = date, lieu ou conclusion relus
reason-linked-anew = rapports rattachés à d’autres cas
reason-withdrawn = source retirée
reason-recounted = mêmes cas, mieux connus
yes = oui
no = non
figure-arrest-persons = Personnes arrêtées
figure-arrest-cases = Cas d’arrestation
figure-arrest-undated = Cas sans date d’arrestation
figure-still-held = En détention au dernier récit, avec les cas possibles dans la période
figure-still-held-sure = En détention au dernier récit
figure-single-origin = Cas reposant sur une seule origine
figure-told-exclusivity = Cas où une source dit si c’était tout
figure-told-conduct = Cas où l’acte est indiqué
figure-told-article = Cas où un article est indiqué
figure-told-region = Cas où le lieu est indiqué
figure-named = { $kind } : { $value }
figure-both = { $one } ; { $other }
figure-ground = Seul motif : { $ground }
figure-reading-strict = lecture stricte
figure-reading-standard = lecture courante
figure-reading-broad = lecture large
figure-possibly = avec les cas possibles dans la période
figure-told-disputed = Cas où les sources se contredisent
figure-change-year-before = Personnes arrêtées, rapport au nombre d’un an plus tôt
figure-change-previous = Personnes arrêtées, rapport au nombre de la période précédente
figure-sensitivity-less = Part avec ce seul motif, si les inconnus sont moins souvent un oui que les connus
figure-sensitivity-same = Part avec ce seul motif, si les inconnus sont aussi souvent un oui que les connus
figure-sensitivity-more = Part avec ce seul motif, si les inconnus sont plus souvent un oui que les connus
figure-sensitivity-tipping = Rapport de la cote des inconnus à celle des connus auquel la part franchit la moitié
figure-held-days = Médiane des jours de détention
figure-position-any = Cas où une position des autorités est rapportée
figure-by-region = Lieu
figure-by-provision = Article
figure-by-source = Source
figure-by-outcome = Issue
family-region = Lieu
family-article = Article
family-provision = Article
family-conduct = Acte
family-source = Source
family-outcome = Issue
family-procedure = Garantie
family-status = Situation
family-affiliation = Mouvement
family-offence = Type d’infraction
family-rows = Lignes
family-position-by = Position rapportée
family-position-of = Acte affirmé par les autorités

## Motif
basis-told = Ce sur quoi l’accusation reposerait est indiqué dans { $conduct } des { $n }.
headline-basis = { $period } : { $n } { $n ->
    [one] cas documenté
   *[other] cas documentés
 } d’arrestation ; seul motif indiqué, { $ground } : { $sole }
headline-basis-none = { $period } : { $n } { $n ->
    [one] cas documenté
   *[other] cas documentés
 } d’arrestation ; dans aucun, { $ground } n’est indiquée comme seul motif
headline-basis-part = Cas d’arrestation documentés selon ce qui est dit du motif ({ $ground })
subtitle-figure-basis = Cas d’arrestation par trimestre et conclusion, { $place }, { $period }
headline-share = { $period } : seul motif indiqué, { $ground }, dans au moins { $low } et au plus { $high } des { $n } cas
headline-share-part = Cas dont le seul motif est { $ground } : au moins et au plus
subtitle-figure-share = Part des cas d’arrestation dont le seul motif est { $ground }, lecture courante, par trimestre, { $place }, { $period }
not-drawn-few-cases = En dessous de dix cas, un tableau en dit plus qu’un graphique.
not-drawn-few-events = Trop peu de fins de détention connues pour une courbe.
not-drawn-no-cases = Aucun cas documenté à représenter.
not-drawn-no-dates = Aucune arrestation n’a de date assez précise.
not-drawn-no-range = Sans étendue il n’y a pas de réponse à dessiner, et un modèle seul passerait pour elle.
not-drawn-no-share = Moins de vingt cas à chaque trimestre : des nombres, pas de parts.
not-drawn-suppressed = Non représenté : un nombre est masqué pour protéger des personnes.
note-sure-only = Ne sont représentés que les cas dont l’arrestation se situe avec certitude dans le trimestre ou la période.
note-persons = Une même personne peut avoir plusieurs cas.
note-bounds = Nombre inférieur : les cas qui satisfont à la lecture. Nombre supérieur : les mêmes et tous ceux qu’aucune source ne contredit. Ce sont des bornes, non un intervalle de confiance.
note-span = Nombre inférieur : cas situés avec certitude dans la période. Nombre supérieur : avec ceux qui peuvent s’y situer.
reading-strict = Stricte
reading-standard = Courante
reading-broad = Large
reading-definition-strict = un tribunal, un acte d’accusation ou l’autorité montre que c’était tout
reading-definition-standard = aussi quand une organisation, un proche, la défense ou la presse le dit
reading-definition-broad = aussi quand c’est le seul acte indiqué et que personne ne dit si c’était tout
finding-definition-sole = affirmé, rien d’autre d’affirmé, et dit être tout
finding-definition-partial = affirmé, ainsi que d’autres actes
finding-definition-not-basis = nié, ou autre chose est donné comme seul motif
finding-definition-indeterminate = tout le reste, avec la raison notée

## Droit et actes
law-told = Un article est nommé dans { $told } des { $n } cas.
law-most = L’article le plus souvent nommé est : { $article } ({ $about }), dans { $n } cas.
law-attribution = Ce sont les accusations telles que les sources les rapportent. Un article ne tient pas lieu d’acte, et aucun acte indiqué ici n’est constaté par nous.
headline-conduct = { $period } : ce qui serait reproché dans { $n } cas, par article
subtitle-figure-conduct = Cas d’arrestation par article et par acte qui, selon les sources, est reproché, { $place }, { $period }
note-several = Un cas à plusieurs valeurs compte dans chacune : la somme des lignes n’est pas le nombre de cas.
note-source = Une source est ici une collection telle qu’elle a été reçue ; les collections se recoupent, et certaines réunissent plusieurs éditeurs.
note-rows = Une ligne est une ligne d’un tableau reçu, ou le récit sur une personne dans un texte. Plusieurs lignes peuvent parler d’un même cas : elles ne comptent pas les personnes.
offence-not-known = non connu

## Où, et pour combien de temps
where-told = La région de l’arrestation est indiquée dans { $told } des { $n } cas.
where-no-rates = Aucun taux n’est donné : les nombres sont petits, et l’attention des sources varie d’un lieu à l’autre.
headline-where = { $period } : lieu des arrestations, { $n } cas
subtitle-figure-where = Cas d’arrestation par région, { $place }, { $period }
note-least = Petit chiffre : cas où { $ground } est donné comme seul motif ; borne inférieure, lecture courante.
headline-courses = { $period } : ce que sont devenues les personnes, { $n } cas
subtitle-figure-courses = Jours depuis l’arrestation, par étape, { $place }, { $period }
note-courses = Hachuré : aucune source lue ne dit ce qui a suivi, ni quand cela a pris fin. Les autres cas sont dans le fichier de données.
held-not-estimated = La durée de détention n’est pas estimée : trop peu de cas ont des dates exactes d’arrestation et de libération.
held-more-than = Selon la borne prudente, la moitié des personnes de la courbe ont été détenues plus de { $low } { $low ->
    [one] jour
   *[other] jours
 }.
subtitle-figure-held = Part estimée des personnes encore détenues, par jours depuis l’arrestation, { $place }, { $period }
note-held = Estimation de Kaplan-Meier avec entrée tardive ; traits : dernier jour connu en détention. Seulement les cas à dates exactes.
everybody = Toutes les personnes arrêtées avec certitude dans la période

## Garanties
safeguards-lead = Ce qui, selon les sources, n’a pas été respecté. Qu’on ne dise rien d’une garantie ne signifie pas qu’elle l’a été.
safeguards-silent = Dans { $silent } des { $n } cas, aucune source ne parle de garanties.
safeguards-none = Aucune source lue ne dit qu’une garantie n’a pas été respectée dans un cas de cette période.
headline-safeguards = Le plus souvent signalé : { $safeguard }, dans { $n } cas
subtitle-figure-safeguards = Cas par garantie qui n’aurait pas été respectée, { $place }, { $period }
note-matrix = Les cas dont rien n’est dit sont omis ; ceux qui ne tiennent pas ici sont dans le fichier de données.
note-covenant = ICCPR : Pacte international relatif aux droits civils et politiques. La norme est celle qui est en cause ; dire si elle a été violée revient à un tribunal ou à un organe conventionnel.

## Cas
cases-lead = Tous les cas derrière les chiffres de la période, par jour d’arrestation, avec les pages sur lesquelles ils reposent.
cases-none = { $period } : aucun cas d’arrestation documenté, ni certain ni possible.
note-codes = CP : Code pénal ; CIA : Code des infractions administratives.
note-cases = Un cas est un épisode de privation de liberté d’une personne. Un nom n’est imprimé que si un fondement de publication est consigné. Lettres après un éditeur : autres pages du même.
note-possibly = (?) L’arrestation peut seulement relever de la période : sa date est imprécise.
mark-possibly = peut-être dans la période

## Réponse des autorités
response-none = Aucune source lue ne rapporte de position des autorités dans ces cas.
response-lead = Dans { $told } des { $n } cas, une source rapporte ce sur quoi, selon un tribunal, un procureur ou une autre autorité, repose l’accusation.
response-right = Les autorités n’ont pas été interrogées pour cette édition ; une réponse sera imprimée en entier.
response-theirs = Leurs déclarations figurent ici comme les leurs, que d’autres sources les appuient ou non.
response-denied = nié : { $what }
note-response = D’après les pages liées ici ou indiquées sous « Cas ».
speaker-authority = Une autorité
speaker-court = Un tribunal
speaker-prosecutor = L’accusation
speaker-charging-document = Un acte d’accusation
violence-violence = violence
exclusivity-solely = que c’était tout
exclusivity-other-grounds = qu’il y a d’autres motifs

## Tableaux
caption-readings = Cas d’arrestation dont le seul motif est { $ground }, par lecture, { $place }, { $period }
caption-share-counts = Cas d’arrestation dont le seul motif est { $ground }, lecture courante, par trimestre, { $place }, { $period }
caption-findings = Cas d’arrestation par conclusion, { $place }, { $period }
caption-dated = Personnes par type d’événement, { $place }, { $period }
caption-moved = Chiffres publiés qui sont différents aujourd’hui, { $place }, { $period }
caption-articles = Cas d’arrestation par article, { $place }, { $period }
caption-conduct = Cas d’arrestation par acte qui, selon les sources, est reproché, { $place }, { $period }
caption-regions = Cas d’arrestation par région, { $place }, { $period }
caption-safeguards = Cas d’arrestation par garantie qui n’aurait pas été respectée, { $place }, { $period }
caption-cases = Cas d’arrestation documentés, { $place }, { $period }
caption-response = Ce que disent les autorités, selon les sources, { $place }, { $period }
caption-rules = Règles qui décident de la conclusion, dans l’ordre
caption-files = Fichiers de données de ce document
caption-rows = Où en sont les lignes reçues, { $place }, { $period }
caption-by-quarter = Arrestations documentées et motif étudié, par trimestre, { $place }, { $period }
caption-by-region = Cas dont le seul motif est { $ground }, par lieu et lecture, { $place }, { $period }
caption-by-provision = Cas dont le seul motif est { $ground }, par article et lecture, { $place }, { $period }
caption-by-source = Cas dont le seul motif est { $ground }, par source et lecture, { $place }, { $period }
caption-by-outcome = Cas dont le seul motif est { $ground }, par issue et lecture, { $place }, { $period }
caption-by-affiliation = Cas d’arrestation par mouvement ou organisation nommés, { $place }, { $period }
caption-by-offence = Cas d’arrestation par type d’infraction, { $place }, { $period }
caption-by-status = Cas d’arrestation par dernière situation connue, { $place }, { $period }
caption-by-conduct = Cas d’arrestation par acte qui, selon les sources, est reproché, { $place }, { $period }
caption-by-procedure = Cas d’arrestation par garantie qui n’aurait pas été respectée, { $place }, { $period }
caption-grounds = Cas où le motif était le seul, par motif et lecture, { $place }, { $period }
caption-robustness = Cas dont le seul motif est { $ground }, selon des exigences plus strictes ou plus larges, { $place }, { $period }
caption-assumptions = Part des cas dont le seul motif est { $ground }, si l’inconnu était connu, { $place }, { $period }
caption-alike = Cas qui ressemblent à { $case }
caption-article-cases = Cas d’arrestation documentés au titre de l’article, { $place }, { $period }
caption-article-quarters = Cas qui nomment l’article, par trimestre, { $place }
caption-article-conduct = Cas qui nomment l’article, par acte qui, selon les sources, est reproché, { $place }, { $period }
caption-article-readings = Cas qui nomment l’article et dont le seul motif est { $ground }, par lecture, { $place }, { $period }
column-reading = Lecture
column-finding = Conclusion
column-definition = Ce qui compte
column-sure = Avec certitude dans la période
column-with-possible = Avec les cas possibles
column-cases = Cas
column-persons = Personnes
column-most = Au plus
column-event = Événement
column-period = Période
column-ground = Seul motif
column-ground-of = Motif
column-value = Valeur
column-figure = Chiffre
column-then = Avant
column-now = Maintenant
column-why = Pourquoi
column-conclusion = Conclusion touchée
column-case = Cas
column-arrest = Arrestation
column-article = Article
column-about = Objet
column-conduct = Reproché
column-status = Dernière situation
column-pages = Publié par
column-region = Région
column-safeguard = Garantie
column-standard = Norme
column-speaker = Qui
column-says-position = Ce qui est dit
column-rule = Règle
column-says-rule = Contenu
column-file = Fichier
column-holds = Contenu
column-size = Taille
column-checksum = SHA-256, début
column-rows-place = Ce qu’elles sont devenues
column-rows = Lignes
column-check = Exigence
column-outcome = Au moins et au plus
column-assumption = Hypothèse
column-found = Constaté
column-met = Remplie
column-share = Part et intervalle
column-shared = Points communs
table-nothing = Aucun cas documenté.
source-line = { $publisher }, d’après les pages publiées indiquées sous « Cas ».
source-not-public = une source non publique

## Comment lire
read-minimum = Les cas documentés sont un minimum. Ce qu’aucune source n’a rapporté, ou aucune source lue ici, n’est pas dans les chiffres.
read-bounds = Deux nombres sont des bornes : la vérité sur les cas documentés est entre les deux, quoi que soit l’inconnu.
read-possibly = Un événement connu au mois ou à l’année près relève peut-être d’une période, jamais avec certitude, sauf si tout ce mois ou toute cette année s’y trouve.
read-undated = Les événements sans date utilisable sont comptés à part et ne relèvent d’aucune période.
read-zero = Un zéro signifie qu’aucun cas n’est documenté, non qu’il n’y en a pas eu.
read-coverage = Les sources vont et viennent. Aucune hausse ni baisse n’est affirmée quand les sources de deux périodes diffèrent.
read-compare = Les chiffres d’autres listes diffèrent parce que leurs règles d’inclusion diffèrent.

## Méthodes
methods-definition = La question est de savoir si le seul motif de l’arrestation était { $ground }. Une conclusion est tirée de ce que disent les sources, par les règles ci-dessous, et jamais saisie à la main. « Uniquement » reste la déclaration de qui le dit : seul, ce mot donne une conclusion alléguée ; un tribunal, un acte d’accusation ou l’autorité elle-même la rend documentée.
methods-inclusion = Un cas est un épisode de privation de liberté d’une personne, qu’une source situe dans un contexte politique, civique ou journalistique. Une convocation seule n’est pas une arrestation. Personnes, cas, arrestations et inculpations sont comptés séparément, et chaque tableau dit ce qu’il compte.
methods-sources = Chaque valeur est gardée avec les mots d’où elle est lue, leur place et qui l’affirme. Les déclarations qui remontent à une même origine comptent une fois, si souvent qu’elles soient reprises. Les contradictions sont montrées, jamais mises aux voix.
methods-dates = Une date est l’étendue des jours possibles. Aucun jour ni aucune année n’est inventé ; une année tirée du contexte d’une page est marquée comme lecture du codeur.
methods-linkage = Les rapports sont réunis en personnes par noms, dates, lieux et articles, d’une langue à l’autre ; les paires douteuses restent séparées et attendent la décision d’une personne, si bien qu’une personne peut encore être comptée pour deux.
methods-missing = Non mentionné, nié et non révélé sont trois choses. Un article n’est pas un acte, et un article sur la violence n’est pas une violence. Ce qui n’est pas dit est inconnu, jamais un non.
methods-agreement = Les sources lues publient au grand jour, sauf celles qui sont signalées comme non publiques ; les petites localités et les personnes qui craignent des représailles sont moins documentées. L’accord entre codeurs est donné avec le manuel de codage.
methods-single-origin = { $single } des { $n } cas { $single ->
    [one] repose
   *[other] reposent
 } sur une seule origine indépendante.
methods-codebook = Manuel de codage et version :

## Révisions et corrections
policy-late = Une révision vient d’informations tardives ou meilleures. Elle est attendue et faite à chaque édition.
policy-mistake = Une correction répare une erreur de notre part. Elle est faite dès que l’erreur est connue.
policy-announced = Chaque chiffre qui a changé est indiqué sous « Ce qui a changé », avec la raison.
policy-substantial = Une erreur substantielle est celle qui changerait une conclusion publiée ; un avis figure alors en tête du document.
policy-kept = Aucune édition n’est jamais modifiée ni retirée : les chiffres antérieurs restent là où ils ont été cités.
policy-provisional = Les chiffres des quatre derniers trimestres sont provisoires : des informations tardives sont attendues.
policy-settled = La période est close depuis plus de quatre trimestres ; ses chiffres restent révisables.
log-first = { $day } : première édition de ces chiffres.
log-none = { $day } : aucun chiffre de l’édition précédente n’a changé.
log-moved = { $day } : des chiffres de l’édition précédente ont changé ; ils sont indiqués sous « Ce qui a changé ».

## Données
data-files = Les tableaux et graphiques de ce document sont publiés à côté en CSV, avec une liste de sommes de contrôle.
data-rows = Chaque ligne reçue figure à une place de ce tableau, et les places s’additionnent : rien n’est perdu sans un mot.
rows-received = Toutes les lignes reçues
rows-set-aside = Mises de côté, avec la raison dans la liste des problèmes
rows-text = Textes dont personne n’a encore tiré de récit
rows-later = Enregistrées après le jour des données
rows-unplaced = D’une personne qui a plusieurs cas : rien ne dit duquel il s’agit
rows-abroad = De cas dans d’autres pays
rows-no-arrest = De cas dont aucune arrestation n’est rapportée
rows-undated = De cas sans date d’arrestation utilisable
rows-elsewhen = De cas d’arrestation à un autre moment
rows-possible = De cas possiblement dans la période
rows-counted = De cas sûrement dans la période
data-notebook = Le carnet exécuté, avec ses paramètres, est publié à côté :
data-rebuild = Pour refaire ce document à partir des données brutes, remonter d’un nombre aux mots de ses sources et vérifier une édition :
data-version = Fait avec :
data-digest = Empreinte des tableaux d’où il est tiré :

## Citation
cite-form = Citer ainsi : { $publisher }, { $day } : { $title }, { $period }, { $identifier }.
cite-sources = Merci de citer aussi les pages sur lesquelles repose un cas : ce sont leurs éditeurs qui ont enquêté.
cite-licence = Texte et agrégats : Creative Commons Attribution (CC BY 4.0). Les pages citées gardent leurs propres conditions.
cite-contact = Objections, réponses et corrections : { $contact }. N’envoyez pas de documents sensibles par courrier ordinaire.
term-case = Cas
meaning-case = un épisode de privation de liberté d’une personne, fait de tous les rapports à son sujet.
term-ground = Motif
meaning-ground = ce sur quoi l’accusation reposerait : un acte, non un article.
term-finding = Conclusion
meaning-finding = ce que le manuel de codage conclut d’un motif à partir des sources, avec son degré.
term-bounds = Bornes
meaning-bounds = le moins et le plus qu’un nombre puisse être, quoi que soit l’inconnu.
term-origin = Origine
meaning-origin = qui a dit une chose en premier ; qui la répète n’ajoute pas d’origine.
term-grade = Degré
meaning-grade = qui se tient derrière une conclusion : documentée par un tribunal ou une autorité, ou alléguée par d’autres.

## Tendances
answer-reading = Lecture « { $reading } » ({ $definition }) : au moins { $low } et au plus { $high } des { $n } cas.
answer-reading-unsaid = Lecture « { $reading } » ({ $definition }) : au plus { $high } des { $n } cas, et peut-être aucun.
answer-not-given = Lecture « { $reading } » : non donné.
by-quarter-lead = Aucune hausse ni baisse n’est lue dans ces chiffres : les sources vont et viennent.
note-ground-sure = Seul motif : lecture courante, cas situés avec certitude dans le trimestre.
grounds-lead = Une réunion se tient en salle, en privé ou en ligne ; un rassemblement est public. Un cas peut relever des deux, et alors aucun n’était le seul motif.
robustness-lead = Comment change le nombre de cas dont le seul motif est { $ground }, si l’on demande plus, ou moins, aux sources.
robustness-too-few = Les parts sous hypothèse sur l’inconnu ne sont pas données : moins de vingt cas, ou rien à supposer.
check-strict = Un tribunal, un acte d’accusation ou l’autorité doit le montrer
check-standard = Toute source peut le dire (chiffre principal)
check-broad = Il suffit que ce soit le seul acte indiqué
check-two-origins = Deux origines indépendantes doivent le dire
assume-less = Les inconnus sont moins souvent un oui que les connus
assume-same = Les inconnus sont aussi souvent un oui que les connus
assume-more = Les inconnus sont plus souvent un oui que les connus
note-assumptions = Sur { $n } cas situés avec certitude dans la période. Cote des inconnus inférieure, égale ou supérieure à celle des connus d’un facteur fixe ; intervalles par imputation multiple. Ils tiennent à cette hypothèse et ne font pas partie du chiffre principal.
tipping = Il faudrait que la cote des inconnus soit { $odds } fois celle des connus pour que la part franchisse la moitié.
tipping-none = Aucune hypothèse essayée sur l’inconnu ne fait franchir la moitié à la part.
cannot-undocumented = Combien d’arrestations personne n’a documentées.
cannot-silence = Si le silence sur d’autres actes veut dire qu’il n’y en avait pas.
cannot-motive = Pourquoi les autorités ont agi ; une conclusion dit ce que rapportent les sources, non ce que quiconque voulait.
cannot-causes = Si un lieu ou un article entraîne plus d’arrestations qu’un autre : l’attention diffère.
cannot-compare = Comment cela se compare à des listes dont les règles d’inclusion diffèrent.
alike-lead = Un point commun rare compte plus qu’un point commun fréquent. L’ordre ne dit rien d’autre.
alike-none = Aucun autre cas documenté n’a de point commun avec celui-ci.
note-alike = La ressemblance aide à lire ; ce n’est pas une conclusion.
article-lead = Article étudié : { $article } ({ $about }). Il est nommé dans { $n } cas { $n ->
    [one] situé
   *[other] situés
 } avec certitude dans la période : { $period }.
article-none = { $period } : aucun cas documenté ne nomme d’article.

## Sous-estimation
key-undercount = personnes, y compris celles qu’aucune source n’a vues
key-undercount-note = estimation : l’étendue des modèles qui conviennent
undercount-range = Des modèles qui conviennent également aux listes situent le nombre de personnes arrêtées, y compris celles qu’aucune source n’a vues, entre { $low } et { $high }.
undercount-no-range = Les listes supportent une estimation, mais les modèles qui leur conviennent sont trop éloignés pour donner une étendue ; le minimum documenté demeure.
undercount-refused = Le nombre de personnes qu’aucune source n’a vues n’est pas estimé : les listes des origines indépendantes ne le supportent pas. Le minimum documenté demeure.
undercount-lists = Une origine est celui qui a dit une chose le premier ; ses personnes forment sa liste. Une estimation repose sur le recoupement de ces listes. Ces conditions sont posées d’abord, et une seule qui manque interdit tout nombre.
undercount-models = Seule l’étendue peut être donnée comme réponse. Les modèles figurent à côté pour qui veut vérifier.
headline-undercount = Entre { $low } et { $high } personnes selon les modèles qui conviennent ; { $n } sont documentées
headline-undercount-none = Les modèles qui conviennent aux listes sont trop éloignés pour une étendue
subtitle-figure-undercount = Nombre estimé de personnes arrêtées, vues et non vues, par modèle, { $place }, { $period }
note-undercount = L’étendue va de la limite la plus basse à la plus haute des modèles qui conviennent. La borne inférieure vaut sauf si les listes évitent les cas les unes des autres. Un modèle sans nombres demande d’autres listes, ou n’a pas d’estimation finie sur celles-ci.
caption-conditions = Conditions d’une estimation, { $place }, { $period }
caption-assumed = Nombre de personnes sous des hypothèses qu’aucune donnée ne peut éprouver, { $place }, { $period }
note-undercount-assumed = Chacune convient aux listes exactement aussi bien que les autres.
figure-undercount-range = Étendue des modèles qui conviennent
figure-undercount-estimate = Classes latentes de personnes
figure-undercount-gradual = Personnes qui diffèrent par degrés
figure-undercount-loglinear = Modèle log-linéaire
figure-undercount-graphs = Moyenne sur les graphes décomposables
figure-undercount-floor = Borne inférieure (Chao)
figure-undercount-assumed-half = Les listes s’évitent dans l’ensemble : cote divisée par deux
figure-undercount-assumed-none = Les listes ne se cherchent ni ne s’évitent dans l’ensemble
figure-undercount-assumed-double = Les listes se cherchent dans l’ensemble : cote doublée
undercount-check-at-least-three-lists = Trois listes ou plus
undercount-check-at-least-ten-people-on-each-list = Dix personnes ou plus sur chaque liste
undercount-check-lists-hang-together = Les listes se tiennent
undercount-check-at-least-ten-people-on-exactly-two-lists = Dix personnes ou plus sur exactement deux listes
undercount-check-chains-agree = Les chaînes de l’échantillonneur concordent (rapport proche de un)
undercount-check-effective-draws = Il y a des centaines de tirages indépendants
undercount-check-draws-at-the-cap = Presque aucun tirage n’atteint le plafond
undercount-check-upper-limit-at-most-four-times-the-lower = La limite supérieure ne dépasse pas quatre fois l’inférieure
undercount-check-upper-limit-not-below-the-floor = La limite supérieure n’est pas sous la borne inférieure
undercount-check-no-single-list-carries-the-answer = Aucune liste ne porte seule la réponse (facteur de deux)
undercount-cannot-unlisted = Les personnes sans aucune chance de figurer sur une liste : elles sont hors de tout modèle.
undercount-cannot-copies = Si les listes se copient, ce qui rend une estimation trop basse, ou évitent les cas les unes des autres, ce qui la rend trop haute.
undercount-cannot-closed = Si tous les liens entre listes sont exacts et la période close ; les deux sont supposés.
undercount-cannot-assumption = Lequel des modèles qui conviennent est vrai : le nombre dépend d’une hypothèse qu’aucune donnée ne peut éprouver.

## Qui a documenté les cas, et quand

section-documented = Qui a documenté les cas, et en combien de temps ?
documented-caution = Les sources se reprennent les unes les autres : que plusieurs relatent un cas ne le rend pas plus sûr.
headline-together = { $period } : { $single } des { $n } cas { $single ->
    [one] n’est relaté que par une seule origine indépendante
   *[other] ne sont relatés que par une seule origine indépendante
 }
subtitle-figure-together = Cas d’arrestation selon les origines indépendantes qui les relatent, { $place }, { $period }
note-together = Sont nommées les origines qui relatent le plus de cas du pays ; les autres figurent comme une autre ou plusieurs autres. Une page qui reprend les mots d’une autre compte une fois.
origin-other = Une autre
origin-others = Plusieurs autres
headline-late = En combien de temps les cas ont été connus après l’arrestation
subtitle-figure-late = Cas par trimestre d’arrestation et nombre de trimestres avant la première publication, { $place }, { $period }
note-late = Un cas est connu dès le jour de la première page qui en parle ; si aucune page n’est datée, dès le jour de sa réception.
note-predicted = Barres : ce qui était attendu à la fin du trimestre (intervalle de prévision à quatre-vingt-dix pour cent) ; points : le nombre actuel.
note-likely-final = Des signalements tardifs sont encore attendus ; le nombre final probable est un intervalle de prévision à quatre-vingt-dix pour cent.
known-after-0 = Même trimestre
known-after-1 = Un trimestre
known-after-2 = Deux trimestres
known-after-3 = Trois trimestres
known-after-4 = Quatre ou plus
family-known-after = Connu après
family-together = Relaté par
figure-likely-final = Nombre final probable de cas
figure-predicted = Nombre de cas naguère attendu
