## Диаграммалардың сөйлемдері. Санға жалғау жалғанбайды. Ана тілінде сөйлейтін маман әлі тексерген жоқ.

chart-columns-form = Шаршылардан тұратын бағандар ({ $columns }), бір шаршы — бір жағдай; бірінші баған: { $first }, соңғысы: { $last }. Барлығы { $total } жағдай.
chart-columns-part = Шаршылардан тұратын бағандар ({ $columns }), бір шаршы — бір жағдай; бірінші баған: { $first }, соңғысы: { $last }. Кейбір сандар жасырылған.
chart-columns-extremes = Ең үлкен сан: { $high } ({ $high_name }), ең кіші сан: { $low } ({ $low_name }).
chart-columns-exception = { $name } — алдын ала деректер: әзірге { $n }, кейін келетін хабарлармен бірге { $low }–{ $high } болуы ықтимал.
chart-columns-so-far = әзірге { $n }
chart-columns-nowcast = ықтимал соңғы саны { $low }–{ $high }

chart-bounds-form = Ең аз мүмкін үлестен ең көп мүмкін үлеске дейінгі көлденең жолақтар, жолдар саны: { $rows }; үлес есептеуге жеткілікті жолдар: { $drawn }.
chart-bounds-latest = { $name }: барлығы { $n }, кемінде { $low }, ең көбі { $high }.
chart-bounds-widest = Ең кең жолақ: { $name }; барлығы { $n }, негізі анықталмағаны { $unknown }.
chart-bounds-counts = { $span } / { $n }

chart-conduct-form = Шаршылар торы: баптар ({ $rows }) және тағылған әрекеттер ({ $columns }); шаршының ауданы — жағдай саны, барлығы { $people }.
chart-conduct-largest = Ең үлкен шаршы: { $n } жағдай ({ $cells }).
chart-conduct-empty = Құжатталған жағдай жоқ торкөздер: { $n }.

chart-tiles-form = Өңірлер: { $regions }; құжатталған жағдайлар: { $total }; сандар торкөздерде көрсетілген.
chart-tiles-part = Өңірлер ({ $regions }) және құжатталған жағдайлар; сандар торкөздерде көрсетілген, кейбіреуі жасырылған.
chart-tiles-most = Ең үлкен сан: { $n } ({ $name }).
chart-tiles-exception = Құжатталған жағдай жоқ өңірлер: { $zero }; мәлімет жоқ өңірлер: { $silent }; өңірі белгісіз жағдайлар: { $unplaced }.
chart-tiles-or-more = { $n } және одан көп

chart-swimlane-form = Жолақтар істердің ({ $cases }) кезеңдерін ұсталған күннен бастап күнмен көрсетеді; сызылғаны: { $drawn }.
chart-swimlane-open = Есептік күні кезеңі жалғасып жатқан істер: { $n } / { $cases }.
chart-swimlane-unknown = Күні немесе ұстау түрі белгісіз істер: { $n } / { $cases }.

chart-survival-form = Сатылы қисықтар ({ $curves }) ұсталған күнгі барлық адамнан басталып, { $days } күнді қамтиды.
chart-survival-median = { $name }: ұстау мерзімінің медианасы шамамен { $median } күн ({ $level } аралық: { $low }–{ $high }).
chart-survival-open = { $name }: ұстау мерзімінің медианасы шамамен { $median } күн ({ $level } аралықтың төменгі шегі { $low }, жоғарғы шегіне жетпеді).
chart-survival-not-reached = { $name }: { $day } күннен кейін шамамен { $share } әлі ұсталып отырды, сондықтан медианаға жетпеді.
chart-survival-group = { $name } (n = { $n })

chart-upset-form = Дереккөздердің үйлесімдері бойынша бағандар (үйлесім: { $combinations }, дереккөз: { $sources }), нүктелер қайсысы екенін көрсетеді; барлық жағдай: { $total }.
chart-upset-rest = Сызылмаған жағдайлар: { $n }, басқа үйлесімдер: { $combinations }.
chart-upset-most = Бір дереккөз тіркеген ең үлкен сан: { $n } / { $total } ({ $name }).
chart-upset-single = Жалғыз дереккөзге сүйенетіні: { $n } / { $total }.

chart-safeguards-form = Тор: жағдайлар ({ $cases }) және кепілдіктер ({ $safeguards }); әр ұяшықтағы белгі дереккөздер не айтатынын көрсетеді.
chart-safeguards-most = Бұзылды деп ең жиі айтылған бір кепілдік: { $n } ({ $name }).
chart-safeguards-unknown = Бірде-бір дереккөз айтпаған ұяшық: { $n } / { $answers }.
chart-safeguards-total = { $n } / { $known }

chart-lateness-form = Кесте: кезеңдер ({ $periods }) және хабардың кешігуі ({ $delays }); торкөз неғұрлым қою болса, жағдай соғұрлым көп.
chart-lateness-first = Ең қысқа мерзімде ({ $delay }) белгілі болғаны: { $n } / { $total }.
chart-lateness-forecasts = Соңғы саны аралыққа түскен бұрынғы болжамдар: { $inside } / { $total }.

chart-intervals-form = Модельдердің ({ $models }) аралықтарының жолақтары және бағаларының нүктелері; үзік сызық құжатталған санды белгілейді: { $documented }.
chart-intervals-answer = { $name }: { $low } – { $high }.
chart-intervals-widest = Ең кең аралық: { $name }, { $low } – { $high }.

chart-dated-form = Кезеңдер ({ $periods }) бойынша жолақтар, бөліктер: { $roles }; боялған бөлігі анық осы кезеңде, бос бөлігі — мүмкін.
chart-dated-latest = { $role }, { $name }: анық { $low }, ең көбі { $high }.
chart-dated-undated = Күні мүлдем белгісіз оқиғалар: { $n } / { $total }.

## Диаграммалардың сөздері.

chart-label-period = Кезең
chart-label-total = Барлығы
chart-label-sole = Жалғыз негіз
chart-label-partial = Негіздердің бірі
chart-label-not_basis = Негіз емес
chart-label-indeterminate = Анықтау мүмкін емес
chart-label-likely_final = Ықтимал соңғы саны
chart-label-provisional = Алдын ала
chart-label-no_information = Мәлімет жоқ
chart-label-people = Жағдай саны
chart-label-at_least_at_most = Кемінде – ең көбі
chart-label-documented = Құжатталған
chart-label-if_all_unknown = Негізі анықталмағандардың бәрі осыған жатса
chart-label-counts_only = үлес үшін тым аз: тек сандар
chart-label-model = Модель
chart-label-estimate = Бағалау
chart-label-interval = Аралық
chart-label-article = Бап
chart-label-conduct = Әрекет
chart-label-region = Өңір
chart-label-arrests = Ұстау жағдайлары
chart-label-attendance = Оның ішінде жалғыз негізі осы
chart-label-unplaced = Өңірі белгісіз
chart-label-large_figure = Үлкен сан: ұстау жағдайлары.
chart-label-small_figure = Кіші сан: оның ішінде жалғыз негізі осы.
chart-label-city_frame = Ішкі жиек: қала.
chart-label-case = Іс
chart-label-violated = Бұзылды делінген
chart-label-respected = Сақталды делінген
chart-label-unknown = Белгісіз
chart-label-not_applicable = Қолданылмайды
chart-label-totals = Айтылғандардың ішінде бұзылғаны
chart-label-sources = Дереккөздер
chart-label-cases = Жағдайлар
chart-label-single_source = Жалғыз дереккөз
chart-label-several_sources = Бірнеше дереккөз
chart-label-outcome = Қазіргі нәтиже
chart-label-stage = Кезең
chart-label-from_day = Басталған күні
chart-label-to_day = Аяқталған күні
chart-label-goes_on = жалғасуда
chart-label-not_dated = Ұсталған күні белгісіз
chart-label-custody = Полицияда ұстау
chart-label-administrative_detention = Әкімшілік қамақ
chart-label-pretrial_detention = Сотқа дейін қамауда ұстау
chart-label-imprisonment = Үкім бойынша бас бостандығынан айыру
chart-label-house_arrest = Үйқамақ
chart-label-restriction = Бас бостандығын шектеу
chart-label-not_known = Белгісіз
chart-label-may_have_lasted = Созылған болуы мүмкін
chart-label-charge = Айып тағылды
chart-label-verdict = Үкім
chart-label-deadline = Судьяға жеткізу мерзімі
chart-label-days_since_arrest = Ұсталған күннен бергі күндер
chart-label-group = Топ
chart-label-ends = Босағаны белгілі
chart-label-median = Медиана (күн)
chart-label-median_low = Төменгі шегі
chart-label-median_high = Жоғарғы шегі
chart-label-days = күн
chart-label-still_observed = Бақылауда қалғандар
chart-label-known_so_far = Қазір белгілісі
chart-label-not_yet = Мерзімі әлі өткен жоқ
chart-label-forecast = Сол кездегі болжам және соңғы саны
chart-label-forecast_interval = Болжам
chart-label-final_inside = Соңғы саны аралықта
chart-label-final_outside = Соңғы саны аралықтан тыс
chart-label-surely = Анық осы кезеңде
chart-label-possibly = Осы кезеңде болуы мүмкін
chart-label-undated = Күні белгісіз
chart-label-all_events = Барлығы, әрқайсысы бір рет

chart-mark-p = алдын ала
chart-mark-r = қайта қаралған
chart-mark-c = адамдарды қорғау үшін жасырылған
chart-mark-x = дерек жоқ
chart-mark-z = қолданылмайды
