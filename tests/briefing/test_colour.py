"""The colours, computed from the tokens: readable, and told apart by everyone."""

from __future__ import annotations

import itertools
import math

import pytest

from researchkit.briefing.charts import colour

#: Machado, Oliveira & Fernandes (2009), severity 1.0, on linear RGB.
VISIONS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
CATEGORIES = ("accent", "navy", "steel", "mauve")

Triple = tuple[float, float, float]


def linear(code: str) -> Triple:
    parts = [int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)  # type: ignore[return-value]


def seen(code: str, vision: str) -> Triple:
    rgb = linear(code)
    return tuple(min(max(sum(m * c for m, c in zip(row, rgb, strict=True)), 0), 1) for row in VISIONS[vision])  # type: ignore[return-value]


def lab(rgb: Triple) -> Triple:
    """CIE L*a*b* under D65."""
    matrix = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    white = (0.95047, 1.0, 1.08883)
    x, y, z = (
        sum(m * c for m, c in zip(row, rgb, strict=True)) / w for row, w in zip(matrix, white, strict=True)
    )
    fx, fy, fz = (t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def ciede2000(one: Triple, other: Triple) -> float:
    """Sharma, Wu & Dalal (2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    c_mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(c_mean**7 / (c_mean**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    dh = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    dl, dc, dhh = l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(dh) / 2)
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = h1 + h2 if c1 * c2 == 0 else (h1 + dh / 2) % 360
    t = (
        1 - 0.17 * math.cos(math.radians(hm - 30)) + 0.24 * math.cos(math.radians(2 * hm))
        + 0.32 * math.cos(math.radians(3 * hm + 6)) - 0.20 * math.cos(math.radians(4 * hm - 63))
    )  # fmt: skip
    sl = 1 + 0.015 * (lm - 50) ** 2 / math.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rc = 2 * math.sqrt(cm**7 / (cm**7 + 25**7))
    rt = -math.sin(math.radians(60 * math.exp(-(((hm - 275) / 25) ** 2)))) * rc
    return math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dhh / sh) ** 2 + rt * (dc / sc) * (dhh / sh))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0011), 7.2195),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ],
)
def test_the_difference_formula_gives_published_values(one: Triple, other: Triple, expected: float) -> None:
    assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("vision", VISIONS)
def test_categories_stand_apart_in_every_vision(vision: str) -> None:
    for one, other in itertools.combinations(CATEGORIES, 2):
        a, b = (lab(seen(colour.token(name), vision)) for name in (one, other))
        assert ciede2000(a, b) >= 15, (one, other)


@pytest.mark.parametrize("scale", ["seq", "seq_count"])
@pytest.mark.parametrize("vision", VISIONS)
def test_the_steps_of_a_scale_stand_apart_and_darken(scale: str, vision: str) -> None:
    steps = [lab(seen(code, vision)) for code in colour.tokens()[scale]]
    assert len(steps) == 5
    for one, other in itertools.pairwise(steps):
        assert one[0] > other[0]
        assert ciede2000(one, other) >= 8


@pytest.mark.parametrize("scale", ["seq", "seq_count"])
def test_numbers_read_on_every_step(scale: str) -> None:
    for code in colour.tokens()[scale]:
        assert colour.contrast(colour.ink_on(code), code) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_reads_on_paper_and_panel(theme: str) -> None:
    tokens = colour.tokens()[theme]
    for name in ("ink", "muted", "link"):
        for ground in ("paper", "panel"):
            assert colour.contrast(tokens[name], tokens[ground]) >= 4.5, (name, ground)
    assert colour.contrast(tokens["accent"], tokens["paper"]) >= 4.5
    assert colour.contrast(tokens["rule"], tokens["paper"]) >= 3.0


def test_every_category_and_frame_shows_on_paper() -> None:
    for name in (*CATEGORIES, "rule"):
        assert colour.contrast(colour.token(name), colour.token("paper")) >= 3.0, name


def test_the_accent_means_attendance_and_nothing_else() -> None:
    accented = {
        role for role, name in colour.tokens()["roles"].items() if name == "accent" or name.startswith("seq.")
    }
    assert accented == {"sole", "attendance"}


def test_every_role_is_a_token_or_not_known() -> None:
    for role in colour.tokens()["roles"]:
        assert colour.fill(role).startswith("#")
    assert colour.is_unknown("indeterminate")
    assert not colour.is_unknown("sole")


def test_a_role_without_a_colour_says_where_to_add_it() -> None:
    with pytest.raises(KeyError, match=r"tokens\.json"):
        colour.fill("no_such_role")


def test_contrast_is_that_of_wcag() -> None:
    assert colour.contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert colour.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
