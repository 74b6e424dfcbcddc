### Head and end of every document, and the marks of its tables.

status-provisional = Предварительно
status-open = Может быть пересмотрено
fact-as-of = Что было известно на
fact-publisher = Издатель
fact-audience = Издание
fact-identifier = Идентификатор
fact-wording = Формулировки
wording-awaiting-review = ожидают проверки юристом, для которого язык родной
audience-public = Открытое
audience-confidential = Для служебного пользования
notice-invented = Вымышленные данные. Ни одно лицо, событие и ни один источник в этом документе не существуют.
format-pdf = PDF
format-html = HTML
section-proofs = Откуда взято каждое число
number-refused = не приводится
mark-c = скрыто, чтобы защитить людей
mark-p = предварительно
mark-r = пересмотрено
mark-x = нет данных: ни один прочитанный источник не сообщает
mark-z = неприменимо
proofs-lead = Каждое напечатанное выше число, его метод и случаи за ним.
