## Phrases des graphiques. Les noms des périodes, lieux et groupes sont insérés tels quels.

chart-columns-form = { $columns } colonnes de carrés, un carré par cas, de { $first } à { $last } : { $total } cas en tout.
chart-columns-part = { $columns } colonnes de carrés, un carré par cas, de { $first } à { $last } ; certains nombres sont masqués.
chart-columns-extremes = Le nombre le plus élevé est { $high } ({ $high_name }), le plus bas { $low } ({ $low_name }).
chart-columns-exception = { $name } est provisoire : { $n } à ce jour, et probablement de { $low } à { $high } avec les signalements tardifs.
chart-columns-so-far = { $n } à ce jour
chart-columns-nowcast = nombre final probable { $low }–{ $high }

chart-bounds-form = Barres horizontales de la plus petite à la plus grande part possible, { $rows } lignes, dont { $drawn } avec assez de cas pour une part.
chart-bounds-latest = { $name } : au moins { $low } et au plus { $high } sur { $n }.
chart-bounds-widest = Aucune barre n’est plus large que celle de { $name }, où { $unknown } sur { $n } ne sont pas établis.
chart-bounds-counts = { $span } sur { $n }

chart-conduct-form = Grille de carrés, { $rows } articles par { $columns } types d’actes ; l’aire d’un carré est le nombre de cas, { $people } en tout.
chart-conduct-largest = Le plus grand carré représente { $n } cas ({ $cells }).
chart-conduct-empty = Dans { $n } { $n ->
    [one] case
   *[other] cases
  }, aucun cas n’est documenté.

chart-tiles-form = { $regions } régions et { $total } cas documentés en tout, nombres dans les cases.
chart-tiles-part = { $regions } régions avec leurs cas documentés, nombres dans les cases ; certains sont masqués.
chart-tiles-most = Le nombre le plus élevé est { $n } ({ $name }).
chart-tiles-exception = Régions sans cas documenté : { $zero } ; sans information : { $silent } ; cas dont la région est inconnue : { $unplaced }.
chart-tiles-or-more = { $n } ou plus

chart-swimlane-form = Des barres montrent les étapes de { $cases } affaires en jours depuis l’arrestation ; { $drawn } sont dessinées.
chart-swimlane-open = Dans { $n } sur { $cases }, une étape se poursuit à la date de référence.
chart-swimlane-unknown = Dans { $n } sur { $cases }, une date ou une forme de détention est inconnue.

chart-survival-form = { $curves } { $curves ->
    [one] courbe descend
   *[other] courbes descendent
  } par paliers à partir de toutes les personnes détenues le jour de l’arrestation, sur { $days } jours.
chart-survival-median = { $name } : la durée médiane est estimée à { $median } jours (intervalle à { $level } de { $low } à { $high }).
chart-survival-open = { $name } : la durée médiane est estimée à { $median } jours (intervalle à { $level } de { $low } à non atteint).
chart-survival-not-reached = { $name } : on estime que { $share } étaient encore détenus après { $day } jours, la médiane n’est donc pas atteinte.
chart-survival-group = { $name } (n = { $n })

chart-upset-form = Colonnes pour { $combinations } combinaisons de { $sources } sources, des points indiquent lesquelles : { $total } cas en tout.
chart-upset-rest = { $n } autres cas dans { $combinations } autres combinaisons ne sont pas dessinés.
chart-upset-most = Le plus grand nombre enregistré par une source est { $n } sur { $total } ({ $name }).
chart-upset-single = { $n } sur { $total } reposent sur une seule source.

chart-safeguards-form = Grille de { $cases } cas par { $safeguards } garanties ; un signe dans chaque case dit ce que rapportent les sources.
chart-safeguards-most = Le plus grand nombre de cas où une garantie est dite violée est { $n } ({ $name }).
chart-safeguards-unknown = Aucune source ne le rapporte pour { $n } cases sur { $answers }.
chart-safeguards-total = { $n } sur { $known }

chart-lateness-form = Tableau de { $periods } périodes par { $delays } délais ; les cases plus foncées contiennent plus de cas.
chart-lateness-first = { $n } cas sur { $total } ont été connus dans le délai le plus court ({ $delay }).
chart-lateness-forecasts = { $inside } prévisions antérieures sur { $total } contenaient le nombre final dans leur intervalle.

chart-intervals-form = Barres des intervalles de modèles (au nombre de { $models }), avec des points pour leurs estimations ; un trait discontinu marque les { $documented } personnes documentées.
chart-intervals-answer = { $name } : de { $low } à { $high }.
chart-intervals-widest = L’intervalle le plus large est celui-ci : { $name }, de { $low } à { $high }.

chart-dated-form = Barres pour { $periods } périodes en { $roles } { $roles ->
    [one] volet
   *[other] volets
  } : la partie pleine est sûrement dans la période, la partie vide peut l’être.
chart-dated-latest = { $role }, { $name } : { $low } sûrement, et au plus { $high }.
chart-dated-undated = { $n } événements sur { $total } n’ont aucune date.

## Mots des graphiques.

chart-label-period = Période
chart-label-total = Total
chart-label-sole = Seul motif
chart-label-partial = Un motif parmi d’autres
chart-label-not_basis = Pas le motif
chart-label-indeterminate = Indéterminé
chart-label-likely_final = Nombre final probable
chart-label-provisional = Provisoire
chart-label-no_information = Pas d’information
chart-label-people = Cas
chart-label-at_least_at_most = Au moins – au plus
chart-label-documented = Documenté
chart-label-if_all_unknown = Si tous les cas non établis en étaient
chart-label-counts_only = trop peu pour une part : nombres seulement
chart-label-model = Modèle
chart-label-estimate = Estimation
chart-label-interval = Intervalle
chart-label-article = Article
chart-label-conduct = Actes
chart-label-region = Région
chart-label-arrests = Cas d’arrestation
chart-label-attendance = Dont seul motif
chart-label-unplaced = Région inconnue
chart-label-large_figure = Grand chiffre : cas d’arrestation.
chart-label-small_figure = Petit chiffre : dont seul motif.
chart-label-city_frame = Cadre intérieur : ville.
chart-label-case = Affaire
chart-label-violated = Dite violée
chart-label-respected = Dite respectée
chart-label-unknown = Inconnu
chart-label-not_applicable = Sans objet
chart-label-totals = Violées, parmi celles rapportées
chart-label-sources = Sources
chart-label-cases = Cas
chart-label-single_source = Une seule source
chart-label-several_sources = Plusieurs sources
chart-label-outcome = Issue à ce jour
chart-label-stage = Étape
chart-label-from_day = Du jour
chart-label-to_day = Au jour
chart-label-goes_on = se poursuit
chart-label-not_dated = Date d’arrestation inconnue
chart-label-custody = Garde à vue
chart-label-administrative_detention = Détention administrative
chart-label-pretrial_detention = Détention provisoire
chart-label-imprisonment = Peine de prison
chart-label-house_arrest = Assignation à résidence
chart-label-restriction = Liberté restreinte
chart-label-not_known = Inconnu
chart-label-may_have_lasted = A pu durer
chart-label-charge = Inculpation
chart-label-verdict = Verdict
chart-label-deadline = Délai de présentation à un juge
chart-label-days_since_arrest = Jours depuis l’arrestation
chart-label-group = Groupe
chart-label-ends = Libération connue
chart-label-median = Médiane (jours)
chart-label-median_low = Limite inférieure
chart-label-median_high = Limite supérieure
chart-label-days = jours
chart-label-still_observed = Encore observés
chart-label-known_so_far = Connus à ce jour
chart-label-not_yet = Délai non écoulé
chart-label-forecast = Prévision d’alors et nombre final
chart-label-forecast_interval = Prévision
chart-label-final_inside = Nombre final, dans l’intervalle
chart-label-final_outside = Nombre final, hors de l’intervalle
chart-label-surely = Sûrement dans la période
chart-label-possibly = Peut-être dans la période
chart-label-undated = Date inconnue
chart-label-all_events = Total, chacun compté une fois

chart-mark-p = provisoire
chart-mark-r = révisé
chart-mark-c = masqué, pour protéger des personnes
chart-mark-x = non disponible
chart-mark-z = sans objet
