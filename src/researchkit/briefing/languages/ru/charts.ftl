## Предложения диаграмм. Названия периодов, мест и групп вставляются как есть.

chart-columns-form = Столбцы из квадратов ({ $columns }), один квадрат — один случай; первый столбец — { $first }, последний — { $last }. Всего { $total } { $total ->
    [one] случай
    [few] случая
   *[other] случаев
  }.
chart-columns-part = Столбцы из квадратов ({ $columns }), один квадрат — один случай; первый столбец — { $first }, последний — { $last }. Часть чисел скрыта.
chart-columns-extremes = Наибольшее число: { $high } ({ $high_name }), наименьшее: { $low } ({ $low_name }).
chart-columns-exception = { $name } — предварительные данные: пока { $n }, а с поздними сообщениями, вероятно, от { $low } до { $high }.
chart-columns-so-far = пока { $n }
chart-columns-nowcast = вероятное итоговое число { $low }–{ $high }

chart-bounds-form = Горизонтальные полосы от наименьшей до наибольшей возможной доли, строк: { $rows }; случаев достаточно для доли в { $drawn } из них.
chart-bounds-latest = { $name }: не менее { $low } и не более { $high } из { $n }.
chart-bounds-widest = Самая широкая полоса — { $name }: основание не установлено у { $unknown } из { $n }.
chart-bounds-counts = { $span } из { $n }

chart-conduct-form = Сетка квадратов: статьи ({ $rows }) и вменяемые действия ({ $columns }); площадь квадрата — число случаев, всего { $people }.
chart-conduct-largest = Самый большой квадрат — { $n } { $n ->
    [one] случай
    [few] случая
   *[other] случаев
  } ({ $cells }).
chart-conduct-empty = Клеток без документированных случаев: { $n }.

chart-tiles-form = Регионов: { $regions }; документированных случаев: { $total }; числа указаны в клетках.
chart-tiles-part = Регионы ({ $regions }) с документированными случаями; числа указаны в клетках, часть скрыта.
chart-tiles-most = Наибольшее число: { $n } ({ $name }).
chart-tiles-exception = Регионов без документированных случаев: { $zero }; без сведений: { $silent }; случаев с неизвестным регионом: { $unplaced }.
chart-tiles-or-more = { $n } и более

chart-swimlane-form = Полосы показывают этапы дел ({ $cases }) в днях с момента задержания; изображено дел: { $drawn }.
chart-swimlane-open = На отчётную дату этап продолжается в { $n } из { $cases } дел.
chart-swimlane-unknown = Дата или вид лишения свободы неизвестны в { $n } из { $cases } дел.

chart-survival-form = Ступенчатые кривые ({ $curves }) начинаются со всех задержанных в день задержания и охватывают { $days } дн.
chart-survival-median = { $name }: оценка медианного срока удержания — { $median } дн. (интервал { $level }: от { $low } до { $high }).
chart-survival-open = { $name }: оценка медианного срока удержания — { $median } дн. (интервал { $level }: от { $low }, верхняя граница не достигнута).
chart-survival-not-reached = { $name }: через { $day } дн. под стражей, по оценке, оставались { $share }, поэтому медиана не достигнута.
chart-survival-group = { $name } (n = { $n })

chart-upset-form = Столбцы для сочетаний источников ({ $combinations } сочетаний, { $sources } источников), точки показывают, каких именно; всего случаев: { $total }.
chart-upset-rest = Не изображены ещё случаи: { $n }, других сочетаний: { $combinations }.
chart-upset-most = Наибольшее число у одного источника: { $n } из { $total } ({ $name }).
chart-upset-single = На одном источнике держатся { $n } из { $total }.

chart-safeguards-form = Сетка: дела ({ $cases }) и гарантии ({ $safeguards }); знак в каждой клетке говорит, что сообщают источники.
chart-safeguards-most = Чаще всего нарушенной называют одну гарантию: { $n } ({ $name }).
chart-safeguards-unknown = Ни один источник этого не сообщает: клеток { $n } из { $answers }.
chart-safeguards-total = { $n } из { $known }

chart-lateness-form = Таблица: периоды ({ $periods }) и задержки сообщений ({ $delays }); чем темнее клетка, тем больше случаев.
chart-lateness-first = При наименьшей задержке ({ $delay }) стало известно о { $n } из { $total } случаев.
chart-lateness-forecasts = В { $inside } из { $total } прежних прогнозов итоговое число попало в интервал.

chart-intervals-form = Полосы интервалов моделей (их { $models }) и точки их оценок; пунктир отмечает документированное число: { $documented }.
chart-intervals-answer = { $name }: от { $low } до { $high }.
chart-intervals-widest = Самый широкий интервал: { $name }, от { $low } до { $high }.

chart-dated-form = Полосы по периодам ({ $periods }), панелей: { $roles }; закрашенная часть точно относится к периоду, пустая — возможно.
chart-dated-latest = { $role }, { $name }: точно { $low }, не более { $high }.
chart-dated-undated = Вовсе без даты { $n } из { $total } событий.

## Слова диаграмм.

chart-label-period = Период
chart-label-total = Всего
chart-label-sole = Единственное основание
chart-label-partial = Одно из оснований
chart-label-not_basis = Не основание
chart-label-indeterminate = Нельзя установить
chart-label-likely_final = Вероятное итоговое число
chart-label-provisional = Предварительно
chart-label-no_information = Нет сведений
chart-label-people = Случаи
chart-label-at_least_at_most = Не менее – не более
chart-label-documented = Документировано
chart-label-if_all_unknown = Если бы сюда относились все случаи с неустановленным основанием
chart-label-counts_only = слишком мало для доли: только числа
chart-label-model = Модель
chart-label-estimate = Оценка
chart-label-interval = Интервал
chart-label-article = Статья
chart-label-conduct = Действия
chart-label-region = Регион
chart-label-arrests = Случаи задержания
chart-label-attendance = Из них единственное основание
chart-label-unplaced = Регион неизвестен
chart-label-large_figure = Крупная цифра: случаи задержания.
chart-label-small_figure = Мелкая цифра: из них единственное основание.
chart-label-city_frame = Внутренняя рамка: город.
chart-label-case = Дело
chart-label-violated = Названо нарушенным
chart-label-respected = Названо соблюдённым
chart-label-unknown = Неизвестно
chart-label-not_applicable = Неприменимо
chart-label-totals = Нарушено, из сообщённых
chart-label-sources = Источники
chart-label-cases = Случаи
chart-label-single_source = Единственный источник
chart-label-several_sources = Несколько источников
chart-label-outcome = Исход на сегодня
chart-label-stage = Этап
chart-label-from_day = С дня
chart-label-to_day = По день
chart-label-goes_on = продолжается
chart-label-not_dated = Дата задержания неизвестна
chart-label-custody = Полицейское задержание
chart-label-administrative_detention = Административный арест
chart-label-pretrial_detention = Содержание под стражей до суда
chart-label-imprisonment = Лишение свободы по приговору
chart-label-house_arrest = Домашний арест
chart-label-restriction = Ограничение свободы
chart-label-not_known = Неизвестно
chart-label-may_have_lasted = Возможно, длилось
chart-label-charge = Предъявлено обвинение
chart-label-verdict = Приговор
chart-label-deadline = Срок доставки к судье
chart-label-days_since_arrest = Дней с момента задержания
chart-label-group = Группа
chart-label-ends = Освобождение известно
chart-label-median = Медиана (дней)
chart-label-median_low = Нижняя граница
chart-label-median_high = Верхняя граница
chart-label-days = дней
chart-label-still_observed = Остаются под наблюдением
chart-label-known_so_far = Известно сейчас
chart-label-not_yet = Срок ещё не прошёл
chart-label-forecast = Прогноз тогда и итоговое число
chart-label-forecast_interval = Прогноз
chart-label-final_inside = Итог внутри интервала
chart-label-final_outside = Итог вне интервала
chart-label-surely = Точно в этом периоде
chart-label-possibly = Возможно, в этом периоде
chart-label-undated = Дата неизвестна
chart-label-all_events = Всего, каждое один раз

chart-mark-p = предварительно
chart-mark-r = пересмотрено
chart-mark-c = скрыто для защиты людей
chart-mark-x = нет данных
chart-mark-z = неприменимо
