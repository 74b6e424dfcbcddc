"""Invented data for every chart, in every language and size: usual, empty, one case, two hundred, long labels."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable

import pandas as pd

from researchkit.briefing.blocks import FigureBlock
from researchkit.briefing.charts import (
    bounds,
    columns,
    conduct,
    dated,
    intervals,
    lateness,
    safeguards,
    survival,
    swimlane,
    tiles,
    upset,
)
from researchkit.briefing.charts.frame import Lettering, NotDrawn, Row
from researchkit.briefing.charts.swimlane import Lane, Stage
from researchkit.briefing.charts.words import lettering
from researchkit.briefing.wording import Wording
from researchkit.reference.tiles import grid

LANGUAGES = ("en", "ru", "kk", "fr")
SIZES = ("usual", "empty", "one", "many", "long")

_MONTHS = {
    "en": ("Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec"),
    "ru": ("янв. – март", "апр. – июнь", "июль – сент.", "окт. – дек."),
    "kk": ("қаңтар – наурыз", "сәуір – маусым", "шілде – қыркүйек", "қазан – желтоқсан"),
    "fr": ("janv.–mars", "avril–juin", "juil.–sept.", "oct.–déc."),
}
_LONG = {
    "en": "{} with a further qualification",
    "ru": "{} с дополнительным уточнением",
    "kk": "{} қосымша нақтылаумен бірге",
    "fr": "{} avec une précision complémentaire",
}
_ARTICLES = {
    "en": [("Art. 405 CC", "banned organisation"), ("Art. 174 CC", "inciting discord"), ("Art. 274 CC", "false information"), ("Art. 488 CAO", "assembly rules"), ("Art. 667 CAO", "disobeying police"), ("Not stated", "to the detainee")],
    "ru": [("Ст. 405 УК", "запрещённая организация"), ("Ст. 174 УК", "возбуждение розни"), ("Ст. 274 УК", "ложная информация"), ("Ст. 488 КоАП", "правила проведения собраний"), ("Ст. 667 КоАП", "неповиновение полиции"), ("Не названа", "задержанному")],
    "kk": [("ҚК 405-бабы", "тыйым салынған ұйым"), ("ҚК 174-бабы", "алауыздық қоздыру"), ("ҚК 274-бабы", "жалған ақпарат тарату"), ("ӘҚБтК 488-бабы", "жиналыс өткізу тәртібі"), ("ӘҚБтК 667-бабы", "полицияға бағынбау"), ("Айтылмаған", "ұсталған адамға")],
    "fr": [("Art. 405 CP", "organisation interdite"), ("Art. 174 CP", "incitation à la discorde"), ("Art. 274 CP", "fausses informations"), ("Art. 488 CIA", "règles des rassemblements"), ("Art. 667 CIA", "désobéissance à la police"), ("Non indiqué", "à la personne")],
}  # fmt: skip
_CONDUCT = {
    "en": ["Attended meeting", "Posted online", "Carried symbol", "Gave money", "Organised event", "Nothing alleged"],
    "ru": ["Присутствие на собрании", "Публикация в интернете", "Демонстрация символики", "Передача денег", "Организация мероприятия", "Ничего не вменено"],
    "kk": ["Жиналысқа қатысу", "Интернетте жариялау", "Рәмізді көрсету", "Ақша беру", "Іс-шара ұйымдастыру", "Ештеңе тағылмаған"],
    "fr": ["Présence à une réunion", "Publication en ligne", "Port d’un symbole", "Don d’argent", "Organisation d’un événement", "Rien d’allégué"],
}  # fmt: skip
_SAFEGUARDS = {
    "en": ["Told reasons at arrest", "Family notified", "Lawyer of own choice", "Open trial", "Judge within two days", "No ill-treatment", "Language understood"],
    "ru": ["Причины названы при задержании", "Семья уведомлена", "Адвокат по выбору", "Открытый суд", "Судья в течение двух суток", "Без жестокого обращения", "Понятный язык"],
    "kk": ["Себебі ұсталғанда айтылған", "Отбасына хабарланған", "Өзі таңдаған адвокат", "Ашық сот", "Екі тәулікте судьяға жеткізу", "Қатыгездіксіз", "Түсінікті тіл"],
    "fr": ["Motifs indiqués à l’arrestation", "Famille prévenue", "Avocat de son choix", "Procès public", "Juge sous deux jours", "Sans mauvais traitements", "Langue comprise"],
}  # fmt: skip
_SOURCES = {
    "en": ["Local organisation", "Media", "Court records", "Family or lawyer", "International organisation"],
    "ru": ["Местная организация", "СМИ", "Судебные документы", "Семья или адвокат", "Международная организация"],
    "kk": ["Жергілікті ұйым", "БАҚ", "Сот құжаттары", "Отбасы немесе адвокат", "Халықаралық ұйым"],
    "fr": ["Organisation locale", "Médias", "Dossiers judiciaires", "Famille ou avocat", "Organisation internationale"],
}  # fmt: skip
_OUTCOMES = {
    "en": ["prison, four years", "released after fifteen days", "restricted for two years", "no trial date", "acquitted, released", "whereabouts unknown"],
    "ru": ["лишение свободы, четыре года", "освобождён через пятнадцать суток", "ограничение свободы на два года", "дата суда не назначена", "оправдан, освобождён", "местонахождение неизвестно"],
    "kk": ["төрт жылға бас бостандығынан айырылды", "он бес тәуліктен кейін босатылды", "екі жылға шектеу", "сот күні белгіленбеген", "ақталды, босатылды", "қайда екені белгісіз"],
    "fr": ["prison, quatre ans", "libéré après quinze jours", "liberté restreinte deux ans", "pas de date de procès", "acquitté, libéré", "lieu de détention inconnu"],
}  # fmt: skip
_DELAYS = {
    "en": ["within a month", "1–3 months", "3–6 months", "6–12 months", "later"],
    "ru": ["в течение месяца", "1–3 месяца", "3–6 месяцев", "6–12 месяцев", "позже"],
    "kk": ["бір ай ішінде", "1–3 ай", "3–6 ай", "6–12 ай", "кейінірек"],
    "fr": ["en un mois", "1–3 mois", "3–6 mois", "6–12 mois", "plus tard"],
}
_ROLES = {
    "en": ["Arrest", "Charge", "Sentence", "Release"],
    "ru": ["Задержание", "Обвинение", "Приговор", "Освобождение"],
    "kk": ["Ұстау", "Айып тағу", "Үкім", "Босату"],
    "fr": ["Arrestation", "Inculpation", "Jugement", "Libération"],
}
_TITLES = {
    "en": ("An invented finding about {n} people", "Invented figures for a test, by quarter. Kazakhstan."),
    "ru": ("Вымышленный вывод о {n} людях", "Вымышленные данные для проверки, по кварталам. Казахстан."),
    "kk": (
        "{n} адам туралы ойдан шығарылған қорытынды",
        "Тексеруге арналған ойдан шығарылған деректер. Қазақстан.",
    ),
    "fr": (
        "Un constat inventé sur {n} personnes",
        "Données inventées pour un essai, par trimestre. Kazakhstan.",
    ),
}

Drawn = FigureBlock | NotDrawn


def words(language: str, figure_id: str, size: str = "usual", **labels: str) -> Lettering:
    headline, subtitle = _TITLES[language]
    made = lettering(
        Wording(language), figure_id, headline=headline.format(n=36), subtitle=subtitle,
        source="Source: an invented database.", labels=labels, licence="CC BY 4.0",
    )  # fmt: skip
    if size != "long":
        return made
    return dataclasses.replace(made, labels={k: _LONG[language].format(v) for k, v in made.labels.items()})


def quarters(language: str, size: str, count: int = 8, provisional: bool = True) -> list[Row]:
    out = []
    for index in range(count):
        label = _MONTHS[language][index % 4]
        below = str(2024 + index // 4) if index % 4 == 0 else ""
        if size == "long":
            label = _LONG[language].format(label)
        late = provisional and index == count - 1
        full = f"{label} {2024 + index // 4}"
        out.append(Row(f"q{index}", label, below, provisional=late, covered=index != 2, full=full))
    return out


def rows(language: str, size: str, texts: list[str]) -> list[Row]:
    grown = [_LONG[language].format(text) for text in texts] if size == "long" else texts
    return [Row(f"r{index}", text) for index, text in enumerate(grown)]


def chart_columns(language: str, size: str) -> Drawn:
    categories = ["sole", "partial", "not_basis", "indeterminate"]
    counts = [
        (6, 6, 7, 1),
        (9, 7, 6, 2),
        (0, 0, 0, 0),
        (11, 8, 6, 2),
        (0, 0, 0, 0),
        (12, 11, 7, 3),
        (19, 9, 5, 4),
        (16, 6, 5, 9),
    ]
    if size == "empty":
        counts = [(0, 0, 0, 0)] * 8
    if size == "one":
        counts = [(1, 0, 0, 0)] + [(0, 0, 0, 0)] * 7
    if size == "many":
        counts = [(50 + 10 * i, 40, 30, 20 + i) for i in range(8)]
    frame = pd.DataFrame(
        [(f"q{i}", c, n) for i, row in enumerate(counts) for c, n in zip(categories, row, strict=True)],
        columns=["period", "category", "n"],
    )
    last = sum(counts[-1])
    return columns.draw(
        frame,
        quarters(language, size),
        categories,
        words(language, "fig-columns", size),
        {"q7": (last, last + last // 2 + 4)},
    )


def chart_bounds(language: str, size: str) -> Drawn:
    data = [
        (6, 7, 20),
        (9, 11, 24),
        (0, 0, 0),
        (11, 13, 27),
        (4, 9, 12),
        (12, 15, 33),
        (19, 23, 37),
        (16, 25, 36),
    ]
    if size == "empty":
        data = []
    if size == "one":
        data = [(1, 1, 1)]
    if size == "many":
        data = [(60, 190, 200)] * 8
    frame = pd.DataFrame(
        [(f"q{i}", *row) for i, row in enumerate(data)], columns=["code", "low", "high", "n"]
    )
    return bounds.draw(frame, quarters(language, size), words(language, "fig-bounds", size))


def chart_conduct(language: str, size: str) -> Drawn:
    table = [
        [31, 18, 7, 6, 4, 0],
        [3, 9, 1, 0, 1, 0],
        [1, 6, 0, 0, 0, 0],
        [22, 1, 5, 0, 8, 0],
        [9, 0, 1, 0, 0, 2],
        [6, 1, 0, 0, 0, 5],
    ]
    if size == "empty":
        table = [[0] * 6 for _ in range(6)]
    if size == "one":
        table = [[1] + [0] * 5] + [[0] * 6 for _ in range(5)]
    if size == "many":
        table = [[200 - 31 * i - 5 * j if i + j < 7 else 1 for j in range(6)] for i in range(6)]
    cells: list[tuple[str, str, int | None]] = [
        (f"r{i}", f"r{j}", n) for i, row in enumerate(table) for j, n in enumerate(row) if n
    ]
    if size == "usual":
        cells.append(("r2", "r4", None))
    articles = [
        Row(f"r{i}", a, _LONG[language].format(b) if size == "long" else b)
        for i, (a, b) in enumerate(_ARTICLES[language])
    ]
    people = max(sum(map(sum, table)) - 30, sum(map(sum, table)) // 2)
    return conduct.draw(
        pd.DataFrame(cells, columns=["row", "column", "n"]).astype({"n": "Int64"}),
        articles,
        rows(language, size, _CONDUCT[language]),
        {f"r{i}": sum(row) for i, row in enumerate(table)},
        {f"r{j}": sum(row[j] for row in table) for j in range(6)},
        people,
        words(language, "fig-conduct", size),
        attendance=["r0"],
    )


def chart_tiles(language: str, size: str, country: str = "KZ") -> Drawn:
    places = grid(country) or grid("KZ")
    numbers = [0, 6, 1, 1, 18, 2, 5, 4, 0, 3, 1, 1, 11, 3, 8, 2, 0, 9, 31, 6]
    if size == "empty":
        numbers = [0] * 20
    if size == "one":
        numbers = [1] + [0] * 19
    if size == "many":
        numbers = [200 - 9 * i for i in range(20)]
    data = []
    for index, (place, n) in enumerate(zip(places, numbers, strict=True)):
        silent = index == 8
        data.append(
            (place.region, None if silent or (size == "usual" and index == 11) else n, n // 2, not silent)
        )
    labels = {place.region: place.labels[language] for place in places}
    frame = pd.DataFrame(data, columns=["region", "n", "attendance", "informed"]).astype({"n": "Int64"})
    drawn = grid(country)
    lettering = words(language, f"fig-tiles-{country.lower()}", size, **labels)
    return tiles.draw(frame, drawn, lettering, unplaced=0 if size in ("empty", "one") else 14)


def chart_ranked(language: str, size: str) -> Drawn:
    return chart_tiles(language, size, country="QQ")


def chart_swimlane(language: str, size: str) -> Drawn:
    texts = (
        [_LONG[language].format(t) for t in _OUTCOMES[language]] if size == "long" else _OUTCOMES[language]
    )
    name = "2025-{:04d}" if size != "long" else "2025-{:04d} / 0000-0000-00"
    lanes = [
        Lane(name.format(31), name.format(31), texts[0], 345, (Stage("custody", (0, 0), (2, 2)), Stage("pretrial_detention", (2, 2), (140, 140)), Stage("imprisonment", (140, 140), continuing=True)), (("charge", (8, 8)), ("verdict", (140, 140)))),
        Lane(name.format(44), name.format(44), texts[1], 300, (Stage("administrative_detention", (0, 0), (15, 15)),), (("verdict", (0, 0)),)),
        Lane(name.format(57), name.format(57), texts[2], 290, (Stage("custody", (0, 0), (2, 2)), Stage("pretrial_detention", (2, 2), (55, 70)), Stage("house_arrest", (70, 70), (230, 230)), Stage("restriction", (230, 230), continuing=True)), (("charge", (5, 12)), ("verdict", (230, 230)))),
        Lane(name.format(60), name.format(60), texts[3], 276, (Stage("pretrial_detention", (0, 0)),), (("charge", (70, 70)),)),
        Lane(name.format(88), name.format(88), texts[3], None),
        Lane(name.format(90), name.format(90), texts[4], 190, (Stage("pretrial_detention", (0, 1), (113, 113)),), (("verdict", (113, 113)),)),
        Lane(name.format(112), name.format(112), texts[5], 85, (Stage("not_known", (0, 0), continuing=True),)),
    ]  # fmt: skip
    if size == "empty":
        lanes = []
    if size == "one":
        lanes = lanes[:1]
    if size == "many":
        lanes = [
            dataclasses.replace(lane, code=f"{i}-{lane.code}", until=lane.until and lane.until * 6)
            for i in range(29)
            for lane in lanes
        ]
    return swimlane.draw(lanes, words(language, "fig-swimlane", size))


def kaplan_meier(role: str, name: str, spans: list[tuple[int, bool]]) -> survival.Curve:
    """A plain Kaplan-Meier curve with Greenwood's log-log band, for the drawing only."""
    import math

    times = sorted({t for t, _ in spans})
    level, spread = 1.0, 0.0
    out: dict[str, list[float]] = {"s": [], "lo": [], "hi": [], "n": []}
    for time in times:
        at_risk = sum(t >= time for t, _ in spans)
        ended = sum(t == time and e for t, e in spans)
        if ended and at_risk > ended:
            spread += ended / (at_risk * (at_risk - ended))
        level *= 1 - ended / at_risk
        if 0 < level < 1:
            width = 1.96 * math.sqrt(spread) / abs(math.log(level))
            low, high = level ** math.exp(width), level ** math.exp(-width)
        else:
            low = high = level
        for key, value in zip(out, (level, low, high, at_risk), strict=True):
            out[key].append(value)
    return survival.Curve(
        role, name, len(spans), sum(e for _, e in spans), times, out["s"], out["lo"], out["hi"],
        [int(n) for n in out["n"]], [t for t, e in spans if not e],
    )  # fmt: skip


def chart_survival(language: str, size: str) -> Drawn:
    chance = random.Random(7)
    sizes = {"usual": (40, 29), "empty": (0, 0), "one": (1, 0), "many": (200, 200), "long": (40, 29)}[size]
    lettering = words(language, "fig-survival", size)
    groups = [
        ("sole", [(int(chance.expovariate(1 / 120)) + 1, chance.random() < 0.7) for _ in range(sizes[0])]),
        (
            "not_basis",
            [(int(chance.expovariate(1 / 40)) + 1, chance.random() < 0.9) for _ in range(sizes[1])],
        ),
    ]
    curves = [kaplan_meier(role, lettering.label(role), spans) for role, spans in groups if spans]
    return survival.draw(curves, lettering)


def chart_upset(language: str, size: str) -> Drawn:
    data = [
        ("r0|r1|r2", 19),
        ("r0|r1", 15),
        ("r0|r2|r3", 13),
        ("r1", 12),
        ("r2", 11),
        ("r0|r3", 10),
        ("r0|r1|r2|r4", 9),
        ("r3", 8),
        ("r0|r4", 6),
        ("r2|r3", 5),
        ("r1|r4", 4),
    ]
    if size == "empty":
        data = []
    if size == "one":
        data = [("r0", 1)]
    if size == "many":
        data = [
            ("|".join(f"r{k}" for k in range(5) if mask >> k & 1), 200 - 6 * mask) for mask in range(1, 32)
        ]
    return upset.draw(
        pd.DataFrame(data, columns=["sources", "n"]),
        rows(language, size, _SOURCES[language]),
        words(language, "fig-upset", size),
    )


def chart_safeguards(language: str, size: str) -> Drawn:
    n = {"usual": 8, "empty": 0, "one": 1, "many": 200, "long": 8}[size]
    columns_ = rows(language, size, _SAFEGUARDS[language])
    chance = random.Random(3)
    values = [
        chance.choices(["violated", "respected", "unknown", "not_applicable"], [5, 3, 2, 1])[0]
        for _ in range(n * 7)
    ]
    data = [(f"c{i // 7}", f"r{i % 7}", v) for i, v in enumerate(values)]
    cases = [Row(f"c{i}", f"2025-{i * 13 + 31:04d}") for i in range(n)]
    return safeguards.draw(
        pd.DataFrame(data, columns=["case", "safeguard", "value"]),
        cases,
        columns_,
        words(language, "fig-safeguards", size),
    )


def chart_lateness(language: str, size: str) -> Drawn:
    grid_ = [
        [14, 4, 1, 0, 1],
        [15, 6, 2, 1, 0],
        [13, 5, 2, 0, 0],
        [17, 6, 2, 2, None],
        [19, 7, 3, None, None],
        [22, 8, None, None, None],
        [24, None, None, None, None],
    ]
    if size == "empty":
        grid_ = [[None] * 5] * 7
    if size == "one":
        grid_ = [[1, 0, 0, 0, 0]] + [[0] * 5] * 6
    if size == "many":
        grid_ = [[200 - 11 * i, 60, 20, 5, 0] for i in range(7)]
    data = [(f"q{i}", f"r{j}", n) for i, row in enumerate(grid_) for j, n in enumerate(row)]
    past = {
        "q0": lateness.Forecast(15, 26, 20), "q1": lateness.Forecast(18, 28, 24), "q3": lateness.Forecast(28, 41, 27),
        "q4": lateness.Forecast(24, 37), "q5": lateness.Forecast(27, 44),
    }  # fmt: skip
    return lateness.draw(
        pd.DataFrame(data, columns=["period", "delay", "n"]).astype({"n": "Int64"}),
        quarters(language, size, 7, provisional=False),
        rows(language, size, _DELAYS[language]),
        words(language, "fig-lateness", size),
        past if size in ("usual", "long") else None,
    )


def chart_dated(language: str, size: str) -> Drawn:
    roles = rows(language, size, _ROLES[language])
    factor = {"usual": 1, "empty": 0, "one": 0, "many": 12, "long": 1}[size]
    data = [
        (role.code, f"q{i}", max((17 * i + 5 * j) % 13 - 3 * j, 0) * factor, (i * j + i + 2) % 5 * factor)
        for j, role in enumerate(roles)
        for i in range(8)
    ]
    undated = {role.code: (3 + 4 * j) * factor for j, role in enumerate(roles)}
    if size == "one":
        data.append(("r0", "q7", 1, 0))
    events = {role.code: 40 * factor + (size == "one" and role.code == "r0") for role in roles}
    frame = pd.DataFrame(data, columns=["role", "period", "surely", "possibly"])
    return dated.draw(
        frame, roles, quarters(language, size), undated, events, words(language, "fig-dated", size)
    )


_MODELS = {
    "en": ["Range over the models that fit", "Latent classes", "By degrees", "Log-linear", "Lower bound"],
    "ru": ["Размах подходящих моделей", "Скрытые классы", "Постепенно", "Логлинейная", "Нижняя граница"],
    "kk": ["Сай келетін модельдердің ауқымы", "Жасырын кластар", "Біртіндеп", "Логсызықтық", "Төменгі шек"],
    "fr": [
        "Étendue des modèles qui conviennent",
        "Classes latentes",
        "Par degrés",
        "Log-linéaire",
        "Borne inférieure",
    ],
}


def chart_intervals(language: str, size: str) -> Drawn:
    models = rows(language, size, _MODELS[language])
    factor = {"usual": 1, "empty": 1, "one": 1, "many": 900, "long": 1}[size]
    data = [(None, 181, 420), (236, 181, 340), (300, 220, 420), (260, 150, 4000), (None, None, None)]
    if size in {"empty", "one"}:
        data = [(None, None, None)] * 5
    frame = pd.DataFrame(
        [
            (row.code, *(None if value is None else value * factor for value in values))
            for row, values in zip(models, data, strict=True)
        ],
        columns=["code", "value", "low", "high"],
    )
    return intervals.draw(frame, models, 148 * factor, words(language, "fig-intervals", size))


CHARTS: dict[str, Callable[[str, str], Drawn]] = {
    name.removeprefix("chart_"): maker
    for name, maker in sorted(globals().items())
    if name.startswith("chart_")
}
