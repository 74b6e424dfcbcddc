"""Invented press texts in the languages read by rule, with what they tell. Nobody in them exists."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sample:
    """A text and what it must give.

    ``persons`` maps a name to ``field=value`` claims that must be found (dates ``date=EDTF@role``);
    ``closed`` lists names that must be closed; ``never`` lists ``field=value`` that nobody may get.
    """

    key: str
    language: str
    text: str
    persons: dict[str, list[str]]
    closed: list[str] = field(default_factory=list)
    never: list[str] = field(default_factory=list)
    published: str = "2024-06-20"
    publisher: str = "Example Paper"
    country: str = ""
    origin: str = ""


SAMPLES = [
    Sample(
        "en_release", "en",
        "Rights Foundation Qaharman: activist held for going to a meeting\n\n"
        "Yerzhan Tolebayev, a blogger from Shymkent, was detained on May 14 and accused of taking part in the "
        "activities of the banned Koshe Party. According to Qaharman, the charge rests solely on his presence at a "
        "private meeting of friends. A court in Shymkent placed him under house arrest for two months on May 16. "
        "He has been charged under Article 405, Part 2 of the Criminal Code.\n\n"
        "His sister, Saltanat Tolebayeva, said police had forced her to sign a non-disclosure paper. His lawyer, "
        "Ruslan Akhmetov, was not allowed to see him for four days.\n\n"
        "The Koshe Party is a movement led by fugitive banker Kanat Serikov. Hundreds of people have been "
        "convicted in Kazakhstan for supporting it since 2020.",
        {"Yerzhan Tolebayev": ["date=2024-05-14@arrest", "date=2024-05-16@custody", "place=kz-shymkent",
                               "article=KZ-CC:405(2)", "sentence=house_arrest:P2M", "affiliation=kz-koshe",
                               "exclusivity=solely", "status=house_arrest"]},
        closed=["Saltanat Tolebayeva", "Ruslan Akhmetov", "Kanat Serikov"],
        never=["date=2020@other", "status=convicted"], origin="qaharman",
    ),
    Sample(
        "en_two_with_different_terms", "en",
        "A court in Kostanai on March 3 sentenced Baurzhan Iskakov to five years in prison for organising an "
        "unsanctioned rally, while his co-defendant Gulmira Seitova was given a three-year suspended sentence. Judge "
        "Askar Bekov read the verdict behind closed doors. Both denied the charges.",
        {"Baurzhan Iskakov": ["date=2024-03-03@sentence", "place=kz-kostanay", "sentence=imprisonment:P5Y"],
         "Gulmira Seitova": ["sentence=suspended:P3Y"]},
        closed=["Askar Bekov"], never=["sentence=imprisonment:P3Y"],
    ),
    Sample(
        "en_supporters_of_another", "en",
        "Police in Oral detained three women who had come to the city court to support the jailed poet Marat Ospanov. "
        "Aliya Zhumabekova, Dinara Kassymova and Roza Abenova were each fined 69,000 tenge on June 12 for violating "
        "the law on assemblies.",
        {"Aliya Zhumabekova": ["sentence=fine:KZT:69000", "date=2024-06-12@sentence", "place=kz-uralsk"],
         "Dinara Kassymova": ["sentence=fine:KZT:69000"], "Roza Abenova": ["sentence=fine:KZT:69000"]},
        closed=["Marat Ospanov"],
    ),
    Sample(
        "en_insult", "en",
        "Blogger Temirbek Aldabergen was arrested in Pavlodar on April 2 over a post that prosecutors say insulted "
        "President Nurzhan Amirov. Interior Minister Daulet Sagatov told reporters that the case was being studied. "
        "Amnesty International called for his release.",
        {"Temirbek Aldabergen": ["date=2024-04-02@arrest", "place=kz-pavlodar", "status=detained"]},
        closed=["Nurzhan Amirov", "Daulet Sagatov"],
    ),
    Sample(
        "en_update_of_prisoner", "en",
        "Jailed activist Serikbol Muratov has been placed in solitary confinement, the Norwegian Helsinki Committee "
        "said on 10 June 2024. Muratov, who is serving a six-year term for financing an extremist organization, says "
        "he was beaten by guards and denied medical care. His mother has not been allowed to visit him since March.",
        {"Serikbol Muratov": ["procedure=medical_care_denied", "sentence=term:P6Y"]},
    ),
    Sample(
        "en_acquitted_and_husband", "en",
        "On Tuesday, 4 June 2024, a Semey court acquitted Raushan Bolatova, who had been accused of spreading false "
        "information in a chat on WhatsApp. Her husband, Kairat Bolatov, was fined 100,000 tenge in May.",
        {"Raushan Bolatova": ["date=2024-06-04@sentence", "place=kz-semey"],
         "Kairat Bolatov": ["sentence=fine:KZT:100000"]},
    ),
    Sample(
        "en_lead_then_names", "en",
        "Five people were sent to jail for ten days on February 11 for an unsanctioned rally. In Almaty they are Damir "
        "Yesenov, Ilyas Karimov and Togzhan Nurlanova; in Aktobe, Zhanna Sadykova and Murat Bekzhanov.",
        {"Damir Yesenov": ["place=kz-almaty", "date=2024-02-11@sentence"], "Ilyas Karimov": ["place=kz-almaty"],
         "Togzhan Nurlanova": ["place=kz-almaty"], "Zhanna Sadykova": ["place=kz-aktobe"],
         "Murat Bekzhanov": ["place=kz-aktobe"]},
        never=[],
    ),
    Sample(
        "en_nobody", "en",
        "The European Parliament adopted a resolution on Kazakhstan on Thursday. Rapporteur Anna Lindqvist said that "
        "dozens of activists remain behind bars. Foreign Minister Yerlan Sadvakasov rejected the criticism.",
        {}, closed=["Anna Lindqvist", "Yerlan Sadvakasov"],
    ),
    Sample(
        "ru_sentence", "ru",
        "Суд в Актобе 12 марта признал активиста Ерлана Сарсенова виновным в участии в деятельности запрещённой "
        "организации (часть 2 статьи 405 УК) и приговорил его к двум годам ограничения свободы. Прокурор Асхат Баймуханов "
        "просил три года. Поводом для дела стали посты в Facebook. По словам адвоката Галыма Нурпеисова, приговор будет "
        "обжалован.",
        {"Ерлан Сарсенов": ["date=2024-03-12@sentence", "place=kz-aktobe", "article=KZ-CC:405(2)",
                            "sentence=restriction:P2Y", "conduct=membership"]},
        closed=["Асхат Баймуханов", "Галыма Нурпеисова"], never=["sentence=restriction:P3Y"],
    ),
    Sample(
        "ru_list_of_terms", "ru",
        "В день митинга суды Астаны арестовали активистов. Айгуль Жумагулова получила 10 суток, Марат Есимов - 15 суток. "
        "Ещё одну участницу, Светлану Ким, оштрафовали на 50 МРП.",
        {"Айгуль Жумагулова": ["sentence=administrative_arrest:P10D"],
         "Марат Есимов": ["sentence=administrative_arrest:P15D"], "Светлана Ким": ["sentence=fine:MCI:50"]},
        country="KZ",
    ),
    Sample(
        "ru_wife", "ru",
        "Полиция Караганды 7 мая задержала журналиста Дамира Касенова. Его обвиняют в распространении заведомо ложной "
        "информации. Жена журналиста Асель Касенова рассказала, что её заставили подписать бумагу о неразглашении. "
        "Касенова поместили в следственный изолятор на два месяца.",
        {"Дамир Касенов": ["date=2024-05-07@arrest", "place=kz-karaganda", "status=detained"]},
        closed=["Асель Касенова"],
    ),
    Sample(
        "ru_commemoration", "ru",
        "В Павлодаре 25 февраля задержали троих участников поминок по активисту Булату Оразову, который умер в СИЗО. "
        "Руслана Тлеубаева отпустили через три часа, Анару Сулейменову и Бахыта Нурова арестовали на семь суток.",
        {"Руслан Тлеубаев": [], "Анара Сулейменова": ["sentence=administrative_arrest:P7D"],
         "Бахыт Нуров": ["sentence=administrative_arrest:P7D"]},
        closed=["Булату Оразову"],
    ),
    Sample(
        "kk_sentence", "kk",
        "Қызылорда қалалық соты 5 сәуірде белсенді Ерлан Тұрсыновты кінәлі деп тауып, үш жылға бас бостандығынан айырды. "
        "Оған Қылмыстық кодекстің 405-бабы бойынша айып тағылған. Адвокаты Сәуле Қасымова үкіммен келіспейтінін айтты.",
        {"Ерлан Тұрсынов": ["date=2024-04-05@sentence", "place=kz-kyzylorda", "article=KZ-CC:405"]},
        closed=["Сәуле Қасымова"],
    ),
    Sample(
        "kk_fifteen_days", "kk",
        "Алматыда полиция 9 мамырда белсенді Бекзат Нұрланов пен Айжан Сейітованы ұстады. Екеуі де рұқсатсыз митингіге "
        "қатысқаны үшін 15 тәулікке қамалды.",
        {"Бекзат Нұрланов": ["date=2024-05-09@arrest", "place=kz-almaty"],
         "Айжан Сейітова": ["date=2024-05-09@arrest", "place=kz-almaty"]},
    ),
    Sample(
        "fr_sentence", "fr",
        "Le 14 mai, un tribunal d'Almaty a condamné la militante Aigerim Sadykova à trois ans de prison pour "
        "participation à une organisation interdite. Selon son avocat, Timour Akhmetov, le dossier repose uniquement sur "
        "sa présence à une réunion. Son mari, Bolat Sadykov, n'a pas pu assister au procès.",
        {"Aigerim Sadykova": ["date=2024-05-14@sentence", "place=kz-almaty", "sentence=imprisonment:P3Y",
                              "exclusivity=solely"]},
        closed=["Timour Akhmetov", "Bolat Sadykov"],
    ),
    Sample(
        "fr_detained", "fr",
        "Le journaliste Ruslan Beisenov a été arrêté à Astana le 2 juin et placé en détention provisoire. On lui reproche "
        "d'avoir publié un message sur Facebook.",
        {"Ruslan Beisenov": ["date=2024-06-02@arrest", "place=kz-astana", "status=pretrial_detention"]},
    ),
    Sample(
        "ky_detained", "ky",
        "Бишкекте милиция 3-июнда активист Нурлан Асановду кармады. Сот аны эки айга камакка алды. Анын адвокаты Айбек "
        "Токтогулов айыпты четке какты.",
        {"Нурлан Асанов": ["date=2024-06-03@arrest", "place=kg-bishkek"]},
        closed=["Айбек Токтогулов"],
    ),
    Sample(
        "uk_sentence", "uk",
        "Суд в Астані 6 червня засудив активіста Єрлана Оспанова до чотирьох років ув'язнення за участь у мітингу. Його "
        "адвокат Марат Іскаков оскаржить вирок.",
        {"Єрлан Оспанов": ["date=2024-06-06@sentence", "place=kz-astana"]},
        closed=["Марат Іскаков"],
    ),
    Sample(
        "be_sentence", "be",
        "Суд у Гомелі асудзіў журналістку Ганну Кавальчук на два гады калёніі за камэнтар у Тэлеграме. Судзьдзя Ігар Пятроў "
        "разглядаў справу за зачыненымі дзьвярыма.",
        {"Ганна Кавальчук": ["place=by-gomel"]},
        closed=["Ігар Пятроў"],
    ),
    Sample(
        "it_sentence", "it",
        "Il 5 giugno un tribunale di Almaty ha condannato l'attivista Daniyar Omarov a quattro anni di carcere per aver "
        "partecipato a una manifestazione. Secondo il suo avvocato, Ermek Tulegenov, il processo non è stato equo.",
        {"Daniyar Omarov": ["date=2024-06-05@sentence", "place=kz-almaty", "sentence=imprisonment:P4Y",
                            "conduct=attended_assembly"]},
        closed=["Ermek Tulegenov"],
    ),
    Sample(
        "de_sentence", "de",
        "Ein Gericht in Astana hat am 3. Juni den Blogger Timur Dzhaksybekov wegen Teilnahme an einer Kundgebung zu drei "
        "Jahren Haft verurteilt. Sein Anwalt Oleg Kusnezow kündigte Berufung an.",
        {"Timur Dzhaksybekov": ["date=2024-06-03@sentence", "place=kz-astana", "sentence=imprisonment:P3Y"]},
        closed=["Oleg Kusnezow"],
    ),
    Sample(
        "es_detained", "es",
        "La policía detuvo el 1 de junio en Caracas al activista José Ramírez, acusado de incitación al odio. Su esposa, "
        "María Fernández, denunció que no le permiten verlo.",
        {"José Ramírez": ["date=2024-06-01@arrest", "place=ve-caracas"]},
        closed=["María Fernández"],
    ),
    Sample(
        "zh_list", "zh-Hant",
        "香港高等法院星期二判處多名民主派人士入獄。陳美玲、李國強、黃志明被判囚四年至七年。",
        {"陳美玲": [], "李國強": [], "黃志明": []}, country="HK",
    ),
    Sample(
        "ka_detained", "ka",
        "ბათუმში პოლიციამ ჟურნალისტი ნინო გოგიაშვილი დააკავა. მისი ადვოკატი გიორგი ბარამიძე ამბობს, რომ ბრალდება უსაფუძვლოა.",
        {"ნინო გოგიაშვილი": ["place=ge-batumi"]}, closed=["გიორგი ბარამიძე"],
    ),
]  # fmt: skip
