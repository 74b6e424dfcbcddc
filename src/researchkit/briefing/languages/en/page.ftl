# The fixed words of every page, in HTML and PDF. Read by labels.py.

page-skip = Skip to the text
page-contents = Contents
page-figure = Figure { $number }
page-table = Table { $number }
page-source = Source:
page-data-table = Data of { $label } as a table
page-download = Data for { $label } ({ $format }, { $size })
page-card = Picture of { $label } ({ $format }, { $size })
page-data-file = Data file: { $name }
page-scroll = { $label }, may scroll sideways
page-footnote = Footnote { $number }
page-footnotes = Footnotes
page-back = Back to the text
page-proof-cases = Cases counted
page-proof-possible = Cases that may count
page-proof-method = Method
page-proof-n = Out of
page-proof-unit = Unit
page-proof-value = Value
page-proof-more = and { $number } more in the HTML edition
page-proof-pages = Pages
page-page = Page { $number } of { $total }
page-formats = Other formats and languages
page-row = Row
