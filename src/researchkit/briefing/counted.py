"""What each result counts, in words: its name in the appendix, and in the list of figures that moved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from researchkit.core.dates import Period

if TYPE_CHECKING:
    from researchkit.briefing.story import Story

_RESULT = re.compile(r"[A-Z]{2}\.(?P<period>\d{4}(?:Q\d|-\d\d)?|[\d-]{10}\.\.[\d-]{10})\.(?P<key>.+)")


def title(story: Story, result_id: str) -> str:
    """What a result counts, and of which period; ``""`` if the id is none of the house's."""
    found = _RESULT.fullmatch(result_id)
    words = counted(story, found["key"]) if found else ""
    if found is None or not words:
        return ""
    return f"{words}, {story.wording.period(Period.parse(found['period'])).text}"


def counted(story: Story, key: str) -> str:
    """What a result counts: ``region.KZ-75`` as ``Place: Almaty``; ``""`` where there are no words for it.

    Args:
        story: the run, for its words.
        key: id of the result without country and period.
    """
    label = f"figure-{key}".replace("_", "-").replace(".", "-").lower()
    if story.wording.has(label):
        return story.wording.words(label)
    kind, _, code = key.partition(".")
    if kind == "basis":
        return _ground(story, code)
    if kind == "conduct_under":
        article, _, act = code.rpartition(".")
        return _both(story, _value(story, "article", article), _value(story, "conduct", act))
    if kind == "together":
        told = " + ".join(story.named("origin", one) for one in code.split("+"))
        return _named(
            story, "family-together", story.wording.words("not-told") if code == "not_told" else told
        )
    if kind == "ground_by":
        reading, family, value = code.split(".", 2)
        only = f"{_only(story, story.ground)}, {_reading(story, reading)}"
        return _both(story, only, _value(story, family, value))
    if code == "persons" and story.wording.has(f"role-{kind}"):
        return _named(story, "column-persons", story.wording.words(f"role-{kind}"))
    return _value(story, kind, code)


def _value(story: Story, kind: str, code: str) -> str:
    """A value of the data under the name of its kind: ``Conduct: Posted online``."""
    family = f"family-{kind}".replace("_", "-")
    if not code or not story.wording.has(family):
        return ""
    own = {"position_by": "speaker", "position_of": "conduct"}.get(kind, kind)
    return _named(story, family, story.named(own, code))


def _ground(story: Story, code: str) -> str:
    """A figure of a ground: what a reading, a finding or a second origin makes of it."""
    words = story.wording.words
    ground, what, *more = code.split(".")
    if what == "value" and more:
        told = words(f"ground-{ground}".replace("_", "-"))
        return _named(story, "column-finding", f"{story.label('finding', more[0])} ({told})")
    if what == "two_origins":
        return _both(story, _only(story, ground), words("check-two-origins"))
    parts = [_only(story, ground), _reading(story, what)]
    parts += [words("unit-share")] if "share" in more else []
    parts += [words("figure-possibly")] if "sure" not in more else []
    return ", ".join(parts)


def _only(story: Story, ground: str) -> str:
    said = story.wording.say(f"ground-{ground}".replace("_", "-"))
    return story.wording.words("figure-ground", ground=said)


def _reading(story: Story, name: str) -> str:
    return story.wording.words(f"figure-reading-{name}")


def _named(story: Story, kind: str, value: str) -> str:
    return story.wording.words("figure-named", kind=story.wording.words(kind), value=value)


def _both(story: Story, one: str, other: str) -> str:
    return story.wording.words("figure-both", one=one, other=other)
