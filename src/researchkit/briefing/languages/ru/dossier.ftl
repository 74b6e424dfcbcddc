### Досье одного дела в порядке вопросника Рабочей группы ООН по произвольным задержаниям.

## Заголовок
dossier-title = Досье дела: { $name }, { $place }
dossier-subtitle = Что сообщают источники об одном деле, кто это говорит и что неизвестно
dossier-fact-case = Дело
dossier-fact-last-told = Последнее прочитанное сообщение
dossier-fact-use = Назначение
dossier-use-filing = Экземпляр для подачи: обращения в ООН подаются на английском, французском или испанском языке
dossier-use-public = Для публикации и переговоров; экземпляр для подачи — конфиденциальное издание
dossier-use-home = Для использования в стране; ООН принимает обращения на английском, французском или испанском языке
dossier-notice-confidential = Конфиденциальное издание: в нём напечатаны имя и слова источников. Не публикуйте его и не отправляйте обычной почтой.

## Разделы
section-dossier-summary = Кратко
section-dossier-chronology = Хронология
section-dossier-questionnaire = Вопросник Рабочей группы по произвольным задержаниям
section-dossier-evidence = Доводы за и против
section-dossier-standards = Стандарты
section-dossier-actions = Лист действий для дипломатов
section-dossier-collect = Что ещё нужно собрать
section-dossier-similar = Похожие дела
section-dossier-documents = Документы
section-dossier-consent = Согласие
dossier-heading-authorities = Позиция властей

## Кратко
dossier-summary-lead = Здесь то, что сообщают опубликованные источники, и при каждом утверждении — чьё оно. О чём не говорит ни один источник, то названо неизвестным.
dossier-summary-asked = О чём и кого просить, сказано в листе действий; что прежде нужно узнать у семьи и адвоката — в списке того, что ещё нужно собрать.
dossier-caption-summary = Дело вкратце
dossier-column-fact = Сведение
dossier-column-told = Что сообщается
dossier-fact-name = Имя
dossier-fact-arrested = Задержание
dossier-fact-where = Где
dossier-fact-law = Обвинение по
dossier-fact-conduct = Основано, как сообщают, на
dossier-fact-finding = Вывод по правилу
dossier-fact-status = Положение
dossier-fact-hearing = Ближайшее заседание
dossier-fact-danger = Опасность сейчас
dossier-fact-documented = Чем документировано
dossier-nothing-told = Ничего не сообщается.
dossier-withheld = Не указывается: для этого издания не записано основание для публикации имени.
dossier-ground-consent = с согласия самого лица
dossier-ground-own-representative = опубликовано собственным представителем лица
dossier-ground-named-organisation = опубликовано названной организацией после оценки риска
dossier-ground-closed = закрыто: основание для публикации не записано
dossier-finding = { $ground }: { $finding }
dossier-finding-open = { $ground }: { $finding } (по тем же правилам, только по открытым источникам)
dossier-status = { $status }, по последнему сообщению ({ $day }). Что произошло с тех пор, неизвестно.
dossier-documented = { $pages } { $pages ->
    [one] сообщение
    [few] сообщения
   *[other] сообщений
 }; независимых первоисточников: { $origins }; на одной странице может быть несколько сообщений
dossier-documented-reports = { $pages } { $pages ->
    [one] открытое сообщение
    [few] открытых сообщения
   *[other] открытых сообщений
 }; на одной странице может быть несколько сообщений
dossier-number-reports = Сообщения о деле
dossier-number-origins = Независимые первоисточники сообщений

## Хронология
dossier-caption-chronology = События дела по времени
dossier-column-when = Когда
dossier-column-what = Что
dossier-column-grade = Степень
dossier-column-sources = Источники
dossier-note-dates = Дата — это промежуток дней, в который событие могло произойти; ни один день не придуман. Номера источников — по списку документов.
dossier-source-line = { $publisher }, по страницам из раздела «Документы».
dossier-undated = Дата не сообщается
dossier-headline-course = Ход дела, насколько он сообщается
dossier-subtitle-course = Дни с задержания до последнего прочитанного сообщения, { $day }
dossier-note-course = На рисунке ничто не предшествует задержанию и не следует за днём сообщения о нём. Что было после последнего сообщения, неизвестно.
dossier-course-not-drawn = Ход дела не нарисован: день задержания неизвестен.

## Вопросник
dossier-questionnaire-lead = Поля стоят в порядке формы, чтобы адвокат мог подать обращение без большой переделки. Источник каждого утверждения указан в сноске.
dossier-questionnaire-check = Перед подачей сверьте части начиная с третьей и поля о согласии с действующей формой УВКПЧ. Для подачи нужно согласие самого лица или семьи.
dossier-caption-part-i = Часть I: Личность
dossier-caption-part-ii = Часть II: Задержание
dossier-caption-part-iii = Часть III: Содержание под стражей
dossier-caption-part-iv = Часть IV: Обстоятельства задержания
dossier-caption-part-v = Часть V: Почему лишение свободы может быть произвольным
dossier-caption-part-vi = Часть VI: Внутренние средства защиты
dossier-caption-part-vii = Часть VII: Заявитель
dossier-column-number = №
dossier-column-field = Поле
dossier-column-answer = Ответ
dossier-column-by = Кто говорит
dossier-q-family-name = Фамилия
dossier-q-first-name = Имя
dossier-q-sex = Пол
dossier-q-birth = Дата рождения или возраст при задержании
dossier-q-nationality = Гражданство
dossier-q-identity-document = Документ, удостоверяющий личность: копия, кем и когда выдан, номер
dossier-q-profession = Профессия или деятельность, если относится к делу
dossier-q-address = Обычное место жительства
dossier-q-arrest-date = Дата задержания
dossier-q-arrest-place = Место задержания
dossier-q-arrest-forces = Кто задержал
dossier-q-arrest-warrant = Предъявлены ли ордер или постановление
dossier-q-arrest-authority = Какой орган их выдал
dossier-q-arrest-reasons = Причины, названные властями
dossier-q-arrest-law = Правовое основание
dossier-q-detention-date = Дата заключения под стражу
dossier-q-detention-duration = Срок или вероятный срок
dossier-q-detention-forces = Кто содержит под стражей
dossier-q-detention-places = Места, переводы, нынешнее место
dossier-q-detention-authority = Какой орган распорядился
dossier-q-detention-reasons = Причины, названные властями
dossier-q-detention-law = Правовое основание
dossier-q-circumstances = Обстоятельства
dossier-q-arbitrary = Категории Рабочей группы
dossier-q-remedies = Что предпринято, с каким итогом или почему нет
dossier-q-submitter-name = Имя
dossier-q-submitter-address = Почтовый и электронный адрес
dossier-q-submitter-date = Дата
dossier-q-submitter-signature = Подпись
dossier-not-stated = Неизвестно: ни один прочитанный источник этого не сообщает.
dossier-not-disclosed = Неизвестно: источник или орган отказывается сообщить.
dossier-contradicted = Источники противоречат друг другу; приведены все.
dossier-not-assessed = Не оценено: ничто из сообщённого не говорит ни за одну из них.
dossier-unreadable = Неизвестно: сказанное источником не удалось прочитать.
dossier-submitter = Заполняет заявитель; ООН не раскрывает, кто он.
dossier-words-withheld = В этом издании не указывается: пришлось бы печатать слова источника. Если источник это сообщает, оно стоит в конфиденциальном издании.
dossier-place-of-detention = Неизвестно: ни один прочитанный источник не называет место содержания отдельно от места задержания.
dossier-name-not-parted = От фамилии не отделено.
dossier-affiliation = { $name }
dossier-affiliation-alleged = { $name } (связь утверждается)
dossier-arbitrary-candidate = Возможно, доводы в разделе «Стандарты»: { $limb }
dossier-arbitrary-contested = Возможно, но оспаривается, доводы в разделе «Стандарты»: { $limb }
dossier-warrant-shown = Предъявлены, по словам источника
dossier-warrant-not-shown = Не предъявлены, по словам источника
dossier-held-as-told = Продолжается, по последнему сообщению ({ $day })
dossier-penalty-told = { $penalty }
dossier-penalty-possible = Не приговор: закон, как сообщают, допускает { $penalty }
dossier-penalty-requested = Не приговор: обвинение просило { $penalty }
dossier-penalty-range = Сообщаемые пределы: { $penalty }
dossier-penalty-upto = Не более: { $penalty }
dossier-conduct-told = Основано, как сообщают, на: { $what }
dossier-conduct-denied = Отрицается: { $what }
dossier-exclusivity-solely = Названо единственным основанием
dossier-exclusivity-other-grounds = Сказано, что есть и другие основания
dossier-violence-asserted = Сказано, что в обвинение входит насильственное действие
dossier-violence-denied = Отрицается, что в обвинение входит насильственное действие
dossier-violence-not-mentioned = Ни один прочитанный источник не упоминает насильственного действия этого лица; это не то же, что отрицание
dossier-breach-told = Сообщается о нарушении: { $what }
dossier-breach-denied = Нарушение отрицается: { $what }
dossier-authority-named = Назван орган, но не сказано, что он сделал: { $name }
dossier-evidence-told = Сообщается о доказательствах: { $what }
dossier-denied = Отрицается: { $what }

## Кто говорит
dossier-by-authority = орган власти
dossier-by-court = суд
dossier-by-prosecutor = прокуратура
dossier-by-charging-document = обвинительный документ
dossier-by-counsel = адвокат
dossier-by-person = само лицо
dossier-by-relative = родственник
dossier-by-ngo = организация
dossier-by-media = пресса
dossier-by-coder = вывод кодировщика
dossier-by-unattributed = не указано
dossier-source-number = Источник { $number }:

## Доводы и стандарты
dossier-rule = Правило: { $rule }.
dossier-caption-evidence = Утверждения, на которых основан вывод
dossier-column-side = Сторона
dossier-column-claim = Утверждение
dossier-side-for = За
dossier-side-against = Против
dossier-note-evidence = Утверждения остаются утверждениями тех, кто их делает. После подачи в ООН новые факты нужно сообщать, даже если они опровергают жалобу.
dossier-standards-lead = По каждому признаку — что сообщается за и что против. Всякая оценка лишь предлагается на суд юриста; ни одна не есть мнение Рабочей группы или Ассамблеи.
dossier-caption-standards = Возможные признаки по стандартам
dossier-column-test = Признак
dossier-column-speaks-for = Сообщается за
dossier-column-speaks-against = Сообщается против
dossier-column-assessment = Оценка
dossier-note-standards = Для государства, не участвующего в Европейской конвенции, Резолюция 1900 применяется по аналогии. Там, где признак включает политические мотивы, ни один источник о них в таблицах не говорит, и они не оцениваются.
dossier-standard-wgad = Категория РГПЗ
dossier-standard-pace1900 = Резолюция ПАСЕ 1900, пункт
dossier-limb-wgad-i = нет правового основания
dossier-limb-wgad-ii = лишение свободы вызвано осуществлением защищаемых прав
dossier-limb-wgad-iii = нарушения справедливого суда столь тяжки, что лишение свободы произвольно
dossier-limb-wgad-iv = длительное административное задержание просителей убежища, мигрантов или беженцев
dossier-limb-wgad-v = дискриминационное лишение свободы
dossier-limb-pace1900-a = нарушение одной из основных гарантий
dossier-limb-pace1900-b = чисто политические причины без связи с каким-либо правонарушением
dossier-limb-pace1900-c = срок или условия явно несоразмерны, по политическим мотивам
dossier-limb-pace1900-d = дискриминация по сравнению с другими, по политическим мотивам
dossier-limb-pace1900-e = явно несправедливое разбирательство, связанное с политическими мотивами
dossier-verdict-candidate = Есть доводы за (лишь предположительно)
dossier-verdict-contested = Оспаривается (лишь предположительно)
dossier-verdict-indeterminate = Не оценено
dossier-none-told = Не сообщается
dossier-mark-finding-sole = Вывод, что основание было единственным
dossier-mark-finding-partial-peaceful = Вывод, что оснований было несколько и ни одно не насильственное
dossier-mark-conduct-protected-only = Сообщается только о защищаемых действиях
dossier-mark-violence-asserted = Утверждается насильственное действие
dossier-caption-authorities = Что, как сообщают, говорят власти
dossier-column-speaker = Кто
dossier-column-says = Что
dossier-authorities-none = В прочитанных источниках нет позиции органов власти по этому делу, по состоянию на { $day }. Об их действиях (задержании, обвинении, страже) сообщают другие.
dossier-right-of-reply = Власти и все названные могут ответить; ответы печатаются рядом с утверждением.

## Лист действий
dossier-actions-lead = К чему побуждают известные факты, по Руководящим принципам ЕС о правозащитниках. Прежде спросите семью и адвоката: огласка может повредить.
dossier-caption-actions = Что можно сделать и на каких фактах
dossier-column-action = Действие
dossier-column-facts = Известные факты
dossier-action-observe = Наблюдать за заседанием
dossier-action-visit = Посетить под стражей
dossier-action-raise = Поднять вопрос перед властями
dossier-action-urgent = Срочное обращение или помощь
dossier-no-hearing = О заседаниях после { $day } не сообщается. Суд, зал и дату спросите у адвоката.
dossier-visit-yes = Под стражей, по последнему сообщению. Уточните перед посещением.
dossier-visit-no = Не под стражей, по последнему сообщению.
dossier-visit-unknown = Находится ли лицо под стражей, неизвестно.
dossier-raise-nothing = Не сообщается ни об обвинении, ни о нарушении гарантий; спросите о правовом основании.
dossier-danger-told = Сообщается: { $what }
dossier-danger-none = Об опасности не сообщается; это не доказывает, что её нет. Спросите семью и адвоката.
dossier-danger-not-held = Не под стражей, по последнему сообщению.

## Что ещё нужно собрать
dossier-collect-lead = Все поля формы, на которые не отвечает ни один прочитанный источник, и кто может знать.
dossier-caption-collect = Поля без ответа
dossier-column-reason = Почему пусто
dossier-column-ask = Спросить
dossier-ask-family = семью или само лицо
dossier-ask-counsel = адвоката
dossier-ask-authority = власти, через адвоката
dossier-ask-submitter = заявителя

## Похожие дела
dossier-similar-lead = Дела, у которых с этим общее то, что встречается редко: статьи, вменяемые действия, нарушения, движение. Сходство ничего не доказывает ни о том, ни о другом.
dossier-caption-similar = Похожие дела и что у них общего
dossier-column-case = Дело
dossier-column-shares = Общее

## Документы и согласие
dossier-caption-sources = Страницы, на которых основано дело
dossier-column-publisher = Издатель
dossier-column-published = Опубликовано
dossier-column-language = Язык
dossier-column-translation = Перевод
dossier-column-file = Полученный файл
dossier-translation-not-needed = Не нужен
dossier-translation-none = Не записан
dossier-note-hash = SHA-256 файла (первые знаки) и день получения. Никогда не публикуйте хеш документа без соли: он подтверждает, что документ у нас.
dossier-consent-lead = На что, для кого и до какого срока дано согласие.
dossier-consent-none = Ни согласие, ни иное основание для публикации имени не записаны. Для подачи в ООН нужно согласие самого лица или семьи.
dossier-consent-withdraw = Согласие можно отозвать в любое время: { $contact }.
dossier-caption-consent = Записанные основания
dossier-column-ground = Основание
dossier-column-covers = Охватывает
dossier-column-given = Дано
dossier-column-until = До
dossier-column-withdrawn = Отозвано
dossier-column-given-by = Кем дано
dossier-column-reviewed = Риск оценён
dossier-explain = Чтобы проследить каждое утверждение до слов и места: { $command }

## Further words
dossier-also-sources = также источники { $numbers }
dossier-quoted = «{ $words }»
dossier-unprintable = слова буквами, которых нет в этом издании; см. страницу
dossier-note-numbers = Номера в скобках — по списку документов; слова стоят в сносках к вопроснику.
dossier-as-under = Как в { $number }: источники их не различают.
