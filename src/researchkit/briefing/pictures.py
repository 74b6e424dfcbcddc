"""Drawings made safe: an SVG keeps shapes, words and paint, and nothing that acts, links or fetches.

The allowed elements and attributes are data (``templates/svg_allowed.csv``). Styles become presentation
attributes, so that a page needs no inline style; ids carry the figure's own, so that no two pictures of a page
share one.
"""

from __future__ import annotations

import csv
import functools
import re
from importlib import resources
from typing import TYPE_CHECKING

from researchkit.briefing.letters import fit
from researchkit.briefing.markup import Html, escape

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
PNG = b"\x89PNG\r\n\x1a\n"

_LOCAL = re.compile(r"url\(\s*['\"]?#([\w.:-]+)['\"]?\s*\)(?:\s+none)?")
_FONT = re.compile(
    r"(?:(?P<style>italic|oblique|normal)\s+)?(?:(?P<variant>small-caps|normal)\s+)?"
    r"(?:(?P<weight>bold|bolder|lighter|normal|\d{3})\s+)?(?:(?P<stretch>[a-z-]*condensed|[a-z-]*expanded|normal)\s+)?"
    r"(?P<size>[\d.]+(?:px|pt|em|rem|%)?)(?:/[\d.a-z%]+)?\s+(?P<family>.+)"
)
_FAMILY = re.compile(r"[^\w ,.'-]")
_STAR = re.compile(r"\*\s*\{([^{}]*)\}")


class UnsafePicture(ValueError):
    """A drawing that cannot be made safe. The message names the element, never its text."""


@functools.cache
def allowed() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Allowed elements, attributes and style properties."""
    place = resources.files("researchkit.briefing") / "templates" / "svg_allowed.csv"
    rows = list(csv.DictReader(place.read_text(encoding="utf-8").splitlines()))
    elements, attributes, properties = (
        frozenset(row["name"] for row in rows if row["kind"] == kind)
        for kind in ("element", "attribute", "property")
    )
    return elements, attributes | properties, properties


def safe_svg(svg: str, *, prefix: str, title: str, alt: str, lang: str = "", strict: bool = False) -> Html:
    """A drawing as inline SVG, with title and description for readers who cannot see it.

    Args:
        svg: the drawing.
        prefix: the id of the figure; every id of the drawing begins with it.
        title: the accessible name.
        alt: the accessible description.
        lang: language of both, if it differs from the page's.
        strict: refuse a drawing from which something would have to be left out.

    Raises:
        UnsafePicture: not SVG, or (if ``strict``) with something that is not allowed.
    """
    root = _parse(svg)
    if root.tag != f"{SVG}svg":
        raise UnsafePicture("the root is not svg")
    left_out: list[str] = []
    attributes = _attributes(root, prefix, left_out)
    attributes.update(_inherited(root))
    if "viewBox" not in attributes:
        attributes["viewBox"] = _view_box(attributes)
    attributes.pop("id", None)
    names = f"{prefix}:title", f"{prefix}:desc"
    head = {"xmlns": SVG[1:-1], "role": "img", "aria-labelledby": names[0], "aria-describedby": names[1]}
    if lang:
        head["lang"] = lang
    inside = [
        f'<title id="{names[0]}">{escape(title)}</title>',
        f'<desc id="{names[1]}">{escape(alt)}</desc>',
    ]
    inside += [_element(child, prefix, left_out, top=True) for child in root]
    if strict and left_out:
        raise UnsafePicture(", ".join(sorted(set(left_out))))
    return Html(f"<svg{_written(head | attributes)}>{''.join(inside)}</svg>")


def size_of_png(png: bytes) -> tuple[int, int]:
    """Width and height in pixels.

    Raises:
        UnsafePicture: the bytes are not a PNG.
    """
    if not png.startswith(PNG) or png[12:16] != b"IHDR" or not png.rstrip().endswith(b"IEND\xaeB`\x82"):
        raise UnsafePicture("not a PNG")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def _parse(svg: str) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    text = re.sub(
        r"^\ufeff?\s*(<\?xml[^>]*\?>)?\s*(<!DOCTYPE svg PUBLIC \"[^\"\[]*\"\s*\"[^\"\[]*\"\s*>)?", "", svg
    )
    try:
        root: Element = fromstring(text, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        raise UnsafePicture("not well-formed SVG") from None
    return root


def _element(node: Element, prefix: str, left_out: list[str], *, top: bool = False) -> str:
    elements, _, _ = allowed()
    name = node.tag.removeprefix(SVG)
    if (top and name in {"title", "desc"}) or name in {"metadata", "style"}:
        return _tail(node) if not top else ""
    if name not in elements or name == "svg":
        left_out.append(
            f"an element {name}" if name.isidentifier() and len(name) < 30 else "a foreign element"
        )
        return _tail(node) if not top else ""
    attributes = _written(_attributes(node, prefix, left_out))
    inside = (
        escape(node.text) if node.text and (node.text.strip() or name in {"text", "tspan"}) else ""
    ) + "".join(_element(child, prefix, left_out) for child in node)
    end = "" if top else _tail(node)
    return f"<{name}{attributes}>{inside}</{name}>{end}" if inside else f"<{name}{attributes}/>{end}"


def _tail(node: Element) -> str:
    return escape(node.tail) if node.tail and node.tail.strip() else ""


def _attributes(node: Element, prefix: str, left_out: list[str]) -> dict[str, str]:
    _, attributes, properties = allowed()
    out: dict[str, str] = {}
    given = dict(node.attrib)
    style = given.pop("style", "")
    for key, value in given.items():
        if key in {XLINK_HREF, "href"}:
            if node.tag == f"{SVG}use" and value.startswith("#"):
                out["href"] = f"#{prefix}:{_name(value[1:])}"
            else:
                left_out.append("a reference")
        elif key == "id":
            out["id"] = f"{prefix}:{_name(value)}"
        elif key in attributes:
            _keep(out, key, value, prefix, left_out)
        elif key.lower().startswith("on") or ("{" not in key and key not in HARMLESS):
            left_out.append("an attribute that is not allowed")
    for key, value in _declarations(style):
        if key in properties:
            _keep(out, key, value, prefix, left_out)
    return out


HARMLESS = frozenset({"role", "aria-labelledby", "aria-describedby", "lang", "class", "baseProfile"})
"""Attributes that are dropped without a word: our own are written instead."""


def _keep(out: dict[str, str], key: str, value: str, prefix: str, left_out: list[str]) -> None:
    lowered = value.lower()
    if "url" in lowered or "\\" in value or "/*" in value:
        found = _LOCAL.fullmatch(value.strip())
        if found is None:
            left_out.append("an outside reference")
            return
        value = f"url(#{prefix}:{_name(found[1])})"
    elif key == "font-family":
        value = _FAMILY.sub("", value.replace('"', "'"))
    out[key] = value


def _declarations(style: str) -> list[tuple[str, str]]:
    """A style attribute as (property, value); the ``font`` shorthand is taken apart."""
    out: list[tuple[str, str]] = []
    for part in style.split(";"):
        key, colon, value = part.partition(":")
        key, value = key.strip(), value.strip()
        if not colon or not value:
            continue
        if key == "font":
            if found := _FONT.fullmatch(value):
                out += [(f"font-{k}", v) for k, v in found.groupdict().items() if v and v != "normal"]
        else:
            out.append((key, value))
    return out


def _inherited(root: Element) -> dict[str, str]:
    """Matplotlib's ``* {…}`` rule, as attributes of the root from which everything inherits."""
    out: dict[str, str] = {}
    _, _, properties = allowed()
    for node in root.iter(f"{SVG}style"):
        for rule in _STAR.findall(node.text or ""):
            out.update({k: v for k, v in _declarations(rule) if k in properties and "url" not in v.lower()})
    return out


def _view_box(attributes: dict[str, str]) -> str:
    sizes = [re.match(r"[\d.]+", attributes.get(side, "")) for side in ("width", "height")]
    if not all(sizes):
        raise UnsafePicture("without a size")
    return "0 0 " + " ".join(size[0] for size in sizes if size)


def _name(value: str) -> str:
    return re.sub(r"[^\w.:-]", "-", value)


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {key}="{escape(fit(value))}"' for key, value in attributes.items())
