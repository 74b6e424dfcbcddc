# The fixed words of every page, in HTML and PDF. Read by labels.py.

page-skip = Aller au texte
page-contents = Sommaire
page-figure = Figure { $number }
page-table = Tableau { $number }
page-source = Source :
page-data-table = Données sous forme de tableau : { $label }
page-download = Données : { $label } ({ $format }, { $size })
page-card = Image : { $label } ({ $format }, { $size })
page-data-file = Fichier de données : { $name }
page-scroll = { $label }, défilement horizontal possible
page-footnote = Note { $number }
page-footnotes = Notes
page-back = Retour au texte
page-proof-cases = Cas comptés
page-proof-possible = Cas qui peuvent compter
page-proof-method = Méthode
page-proof-n = Sur
page-proof-unit = Unité
page-proof-value = Valeur
page-proof-more = et { $number } autres dans l’édition HTML
page-proof-pages = Pages
page-page = Page { $number } sur { $total }
page-formats = Autres formats et langues
page-row = Ligne
