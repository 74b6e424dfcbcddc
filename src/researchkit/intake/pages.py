"""The page a row cites: who published it, where, when, in which language, and who told it first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from researchkit.clean import dates
from researchkit.core.dates import UNDATED, Interval
from researchkit.core.issue import Issue
from researchkit.intake import origins
from researchkit.intake.silence import silent
from researchkit.intake.source import Source

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page.

    Attributes:
        publisher, url, title, language, country: as told, else the source's own.
        published: when it was published.
        recorded_on: see :func:`recorded_on`.
        origin: who told it first.
    """

    publisher: str
    url: str
    title: str
    language: str
    country: str
    published: Interval
    recorded_on: str
    origin: origins.Origin

    def columns(self) -> dict[str, str]:
        """The page as columns of the contract REPORTS."""
        return {
            "publisher": self.publisher,
            "url": self.url,
            "title": self.title,
            "language": self.language,
            "country": self.country,
            "published_first": self.published.first.isoformat() if self.published.first else "",
            "published_last": self.published.last.isoformat() if self.published.last else "",
            "recorded_on": self.recorded_on,
            "origin_id": self.origin.origin_id,
        }


def page(
    source: Source, told: Mapping[str, str], received_on: str, place: str
) -> tuple[Page, list[Issue], list[str]]:
    """Read what a row tells of its page.

    Args:
        source: what stands where the row tells nothing.
        told: property (``publisher``, ``url`` …) → cell.
        received_on: ISO day the file came.
        place: locator of the row.

    Returns:
        The page; issues; and the properties whose cells could not be used as what they should be, so that
        the caller keeps those cells as notes.
    """
    told = {name: cell.strip() for name, cell in told.items() if not silent(cell)}
    issues: list[Issue] = []
    refused: list[str] = []

    def fitting(name: str, pattern: re.Pattern[str], code: str, default: str) -> str:
        cell = told.get(name, "")
        if not cell or pattern.fullmatch(cell):
            return cell or default
        issues.append(Issue(code, place, name, "intake"))
        refused.append(name)
        return default

    language = fitting("language", _LANGUAGE, "INTAKE-VALUE-03", source.language or "und")
    country = fitting("country", _COUNTRY, "INTAKE-VALUE-03", source.country)
    url = fitting("url", _ADDRESS, "INTAKE-VALUE-04", "")
    when = dates.published(told.get("published", ""), language)
    if when == UNDATED and told.get("published"):
        issues.append(Issue("INTAKE-VALUE-05", place, "published", "intake"))
    if when.first and received_on and when.first.isoformat() > received_on:
        issues.append(Issue("INTAKE-VALUE-06", place, "published", "intake"))
    publisher = told.get("publisher") or source.publisher
    origin = origins.of_cited(told["origin"]) if told.get("origin") else origins.of_publisher(publisher)
    known = recorded_on(source.known_since, when, received_on)
    return (
        Page(publisher, url, told.get("title", ""), language, country, when, known, origin),
        issues,
        refused,
    )


def recorded_on(known_since: str, when: Interval, received_on: str) -> str:
    """The day from which on a report counts as known, so that ``--as-of`` rebuilds what was known on a day.

    By default that is the day the file came to us. A source of public pages compiled in hindsight may declare
    ``known_since = "published"``: anyone could read a page from its own date on, so the page's date stands,
    and if that is known only to the month or year, its *last* possible day (nothing counts as known before
    it surely was). It is never later than the day of receipt. A page without a date counts from receipt.

    Args:
        known_since: ``received`` or ``published``.
        when: when the page was published.
        received_on: ISO day of receipt.
    """
    if known_since == "published" and when.last:
        return min(when.last.isoformat(), received_on or when.last.isoformat())
    return received_on
