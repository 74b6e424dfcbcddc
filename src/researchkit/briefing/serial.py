"""Blocks as JSON and back: strict, so that a block that a notebook carries is exactly a block."""

from __future__ import annotations

import base64
import binascii
import dataclasses
import functools
import math
import types
import typing

from researchkit.briefing import blocks as nouns

Json: typing.TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

DEPTH = 40
"""Blocks nest (a list in a box in a list); nothing we print nests deeper."""


class NotABlock(ValueError):
    """JSON that is not a block. The message names the field, never a value."""


def to_json(noun: object) -> dict[str, Json]:
    """A block, run or any other noun of a document as JSON; fields that stand at their default are left out."""
    out = _encode(noun)
    assert isinstance(out, dict)
    return out


def from_json(value: object) -> nouns.Block:
    """A block from JSON.

    Raises:
        NotABlock: a field is unknown, missing or of the wrong type, or the block refuses its values.
    """
    return typing.cast("nouns.Block", _decode(value, nouns.Block, "block", 0))


def _encode(value: object) -> Json:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise NotABlock("a number in a block must be finite")
        return value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, tuple | list):
        return [_encode(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        out: dict[str, Json] = {"type": type(value).__name__}
        for field in dataclasses.fields(value):
            item = getattr(value, field.name)
            if field.default is dataclasses.MISSING or item != field.default:
                out[field.name] = _encode(item)
        return out
    raise NotABlock(f"{type(value).__name__} is not part of a document")


@functools.cache
def _fields(kind: type) -> dict[str, tuple[object, bool]]:
    """Field name -> (type, is required) of a noun."""
    hints = typing.get_type_hints(kind)
    return {
        field.name: (hints[field.name], field.default is dataclasses.MISSING)
        for field in dataclasses.fields(kind)
    }


def _decode(value: object, hint: object, place: str, depth: int) -> object:
    if depth > DEPTH:
        raise NotABlock(f"{place}: nested too deeply")
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _decode_one_of(value, typing.get_args(hint), place, depth)
    if origin is tuple:
        return _decode_tuple(value, typing.get_args(hint), place, depth)
    if hint is bytes:
        return _decode_bytes(value, place)
    if hint in (str, bool, int):
        if type(value) is not hint:
            raise NotABlock(f"{place}: not a {getattr(hint, '__name__', hint)}")
        return value
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _decode_noun(value, hint, place, depth)
    raise NotABlock(f"{place}: of no known type")


def _decode_one_of(value: object, options: tuple[object, ...], place: str, depth: int) -> object:
    if value is None and type(None) in options:
        return None
    if isinstance(value, dict):
        for option in options:
            if isinstance(option, type) and option.__name__ == value.get("type"):
                return _decode_noun(value, option, place, depth)
    elif type(value) in options and not (isinstance(value, float) and not math.isfinite(value)):
        return value
    raise NotABlock(f"{place}: of no known type")


def _decode_tuple(value: object, items: tuple[object, ...], place: str, depth: int) -> tuple[object, ...]:
    if not isinstance(value, list | tuple):
        raise NotABlock(f"{place}: not a list")
    if len(items) == 2 and items[1] is Ellipsis:
        return tuple(
            _decode(item, items[0], f"{place}[{index}]", depth + 1) for index, item in enumerate(value)
        )
    if len(value) != len(items):
        raise NotABlock(f"{place}: not {len(items)} items")
    return tuple(_decode(item, hint, place, depth + 1) for item, hint in zip(value, items, strict=True))


def _decode_bytes(value: object, place: str) -> bytes:
    if not isinstance(value, str):
        raise NotABlock(f"{place}: not base64 text")
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise NotABlock(f"{place}: not base64 text") from None


def _decode_noun(value: object, kind: type, place: str, depth: int) -> object:
    if not isinstance(value, dict) or value.get("type") != kind.__name__:
        raise NotABlock(f"{place}: not a {kind.__name__}")
    place = f"{place}.{kind.__name__}"
    known = _fields(kind)
    if unknown := [name for name in value if name != "type" and name not in known]:
        raise NotABlock(f"{place}: {len(unknown)} unknown field(s)")
    given: dict[str, object] = {}
    for name, (hint, required) in known.items():
        if name in value:
            given[name] = _decode(value[name], hint, f"{place}.{name}", depth + 1)
        elif required:
            raise NotABlock(f"{place}: {name} is missing")
    try:
        return kind(**given)
    except ValueError as error:
        raise NotABlock(f"{place}: {error}") from None
