# The fixed words of every page, in HTML and PDF. Read by labels.py.
# Бұл сөздерді қазақ тілінің редакторы әлі оқыған жоқ. Not yet read by a native editor.

page-skip = Мәтінге өту
page-contents = Мазмұны
page-figure = { $number }-сурет
page-table = { $number }-кесте
page-source = Дереккөз:
page-data-table = Деректер кесте түрінде: { $label }
page-download = Деректер: { $label } ({ $format }, { $size })
page-card = Сурет файлы: { $label } ({ $format }, { $size })
page-data-file = Деректер файлы: { $name }
page-scroll = { $label }, көлденең жылжытылады
page-footnote = Ескертпе { $number }
page-footnotes = Ескертпелер
page-back = Мәтінге оралу
page-proof-cases = Есепке алынған істер
page-proof-possible = Есепке алынуы мүмкін істер
page-proof-method = Әдіс
page-proof-n = Жалпы саны
page-proof-unit = Өлшем бірлігі
page-proof-value = Мәні
page-proof-more = HTML нұсқасында тағы { $number }
page-proof-pages = Беттер
page-page = { $number } / { $total } бет
page-formats = Басқа пішімдер мен тілдер
page-row = Жол
