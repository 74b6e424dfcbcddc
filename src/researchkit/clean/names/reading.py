"""A cell's words to canonical readings of the persons it names."""

from __future__ import annotations

from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.names.parse import Parse, around, parses, split
from researchkit.clean.names.person import Nobody, Person
from researchkit.clean.names.persons import persons
from researchkit.clean.names.script import main_script, mend
from researchkit.core.claim import Reading

RULE = "names.read@1"

#: Flag → issue, the gravest first: a reading carries one issue, its flags tell the rest.
_ISSUES = (
    ("mixed_script", "CLEAN-NAME-05"),
    ("inflected_or_feminine", "CLEAN-NAME-07"),
    ("several_persons", "CLEAN-NAME-04"),
    ("partial", "CLEAN-NAME-08"),
    ("order_uncertain", "CLEAN-NAME-06"),
    ("alias", "CLEAN-NAME-10"),
    ("inflected", "CLEAN-NAME-11"),
    ("invisible_characters", "CLEAN-NAME-09"),
    ("compatibility_letters", "CLEAN-NAME-09"),
    ("markup", "CLEAN-NAME-09"),
)


def read(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """The persons a cell names.

    Args:
        verbatim: the words of the source, untouched.
        context: where they stand; a name's own letters tell its language, so nothing of it is needed.

    Returns:
        One reading a person, in the order of the cell. ``value`` is the name in its own script: NFC, one
        space between words, look-alike letters mended, capitals calmed, in the nominative where that is
        sure. ``details`` hold ``given``, ``family``, ``patronymic``, ``gender``, ``script`` and ``alias``,
        where told. A cell that names nobody gives one reading without value, with a reason and an issue.
    """
    del context
    found = persons(verbatim)
    if isinstance(found, Nobody):
        return (
            Reading(
                value=None, unknown_reason=found.reason, start=found.start, end=found.end,
                issue=found.issue, rule=RULE,
            ),
        )  # fmt: skip
    return tuple(_reading(person, len(found) > 1) for person in found)


def _reading(person: Person, several: bool) -> Reading:
    words, comma = split(person.text)
    mended = [mend(word, around(word, words)) for word in words]
    options = parses(person.text)
    first = options[0] if options else None
    flags = list(person.flags)
    if several:
        flags.append("several_persons")
    if any(mixed for _, mixed in mended) or _two_alphabets(words):
        flags.append("mixed_script")
    if first is not None:
        flags += first.flags
        if any("inflected_or_feminine" in option.flags for option in options[1:]):
            flags.append("inflected_or_feminine")
        if not any(not word.initial for word in first.family) or all(word.initial for word in first.given):
            flags.append("partial")
    else:
        flags.append("partial")
    value = _value([word for word, _ in mended], comma, first)
    flags = list(dict.fromkeys(flag for flag in flags if flag not in {"title", "remark"}))
    return Reading(
        value=" ".join(filter(None, (value or person.text or "?", person.mark))),
        start=person.start,
        end=person.end,
        flags=tuple(flags),
        issue=next((issue for flag, issue in _ISSUES if flag in flags), ""),
        rule=RULE,
        details=_details(person, first),
    )


def _two_alphabets(words: tuple[str, ...]) -> bool:
    scripts = {main_script(word) for word in words if len(word.strip(".")) > 1}
    return {"Latn", "Cyrl"} <= scripts


def _value(words: list[str], comma: int, parse: Parse | None) -> str:
    """The name as it stands, in the nominative where the restored one is sure."""
    if parse is not None and "inflected" in parse.flags:
        parts = [*parse.given, *([parse.patronymic] if parse.patronymic else []), *parse.family]
        if "family_first" in parse.flags:
            parts = [*parse.family, *parse.given, *([parse.patronymic] if parse.patronymic else [])]
        return " ".join(part.written for part in parts)
    if comma:
        words = words[comma:] + words[:comma]
    return " ".join(words)


def _details(person: Person, parse: Parse | None) -> tuple[tuple[str, str], ...]:
    out: dict[str, str] = {}
    if parse is not None:
        out["given"] = " ".join(word.written for word in parse.given)
        out["family"] = " ".join(word.written for word in parse.family)
        out["patronymic"] = parse.patronymic.written if parse.patronymic is not None else ""
        doubtful = "inflected_or_feminine" in parse.flags
        out["gender"] = (person.gender or parse.gender) if not doubtful else person.gender
    out["script"] = main_script(person.text)
    out["alias"] = "|".join(person.aliases)
    return tuple((name, value) for name, value in out.items() if value)
