# The fixed words of every page, in HTML and PDF. Read by labels.py.

page-skip = Перейти к тексту
page-contents = Содержание
page-figure = Рисунок { $number }
page-table = Таблица { $number }
page-source = Источник:
page-data-table = Данные в виде таблицы: { $label }
page-download = Данные: { $label } ({ $format }, { $size })
page-card = Изображение: { $label } ({ $format }, { $size })
page-data-file = Файл данных: { $name }
page-scroll = { $label }, прокручивается вбок
page-footnote = Сноска { $number }
page-footnotes = Сноски
page-back = Вернуться к тексту
page-proof-cases = Учтённые дела
page-proof-possible = Дела, которые могут быть учтены
page-proof-method = Метод
page-proof-n = Из
page-proof-unit = Единица счёта
page-proof-value = Значение
page-proof-more = и ещё { $number } в версии HTML
page-proof-pages = Страницы
page-page = Страница { $number } из { $total }
page-formats = Другие форматы и языки
page-row = Строка
