"""The feed of a language (Atom, RFC 4287): each version of a briefing is an entry, and so is each correction."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from researchkit.release.catalogue import MEDIA, About, Correction, Entry, Words, Work, urn
from researchkit.release.catalogue_data import name_of


def feed(works: Sequence[Work], about: About, words: Words) -> bytes:
    """The feed; dates are those of the knowledge behind a briefing and of corrections, never of a clock."""
    language = words.language
    entries: list[tuple[str, str]] = []
    for work in works:
        entry = work.in_language(language)
        entries.append((entry.as_of, _briefing(entry, about, words)))
        entries += [(one.on, _correction(one, entry, about, words)) for one in work.corrections]
    entries.sort(key=lambda pair: pair[0], reverse=True)
    notice = words.say("index-invented") + " " if about.invented else ""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language)}>',
        f"<id>{urn(about.study_id, 'feed', language)}</id>",
        f"<title>{escape(about.title)}</title>",
        f"<subtitle>{escape(notice + words.say('index-subtitle'))}</subtitle>",
        f"<updated>{_instant(entries[0][0])}</updated>",
        f"<author><name>{escape(about.publisher)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="feed.{language}.xml"/>',
        f'<link rel="alternate" type="text/html" hreflang="{language}" href="index.{language}.html"/>',
        *(text for _, text in entries),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _briefing(entry: Entry, about: About, words: Words) -> str:
    links = []
    for kind, rel in (("html", "alternate"), ("pdf", "related")):
        if file := entry.file(kind):
            links.append(
                f'<link rel="{rel}" type="{MEDIA[kind]}" hreflang={quoteattr(entry.language)} '
                f'href={quoteattr(file.path)} length="{file.bytes_n}"/>'
            )
    return _entry(
        name_of(about, entry), entry.title, entry.as_of, entry.finding or entry.title, entry.language, links,
        entry.status or "briefing",
    )  # fmt: skip


def _correction(one: Correction, entry: Entry, about: About, words: Words) -> str:
    parts = (words.say("index-corrected", day=words.day(one.on)) + ".", *_told(one, words))
    told = " ".join(parts).replace("..", ".")
    page = entry.file("html")
    links = [f'<link rel="alternate" type="text/html" href={quoteattr(page.path)}/>'] if page else []
    name = urn(about.study_id, "correction", one.period, one.notebook, one.on, one.what, words.language)
    title = words.say("index-corrected-title", title=entry.title)
    return _entry(name, title, one.on, told, words.language, links, "correction")


def _told(one: Correction, words: Words) -> list[str]:
    """What was wrong, why, and the effect, each with its label."""
    said = (("index-what", one.what), ("index-why", one.why), ("index-effect", one.effect))
    return [f"{words.say(key)} {text}" for key, text in said]


def _entry(
    name: str, title: str, day: str, summary: str, language: str, links: Sequence[str], kind: str
) -> str:
    lang = f" xml:lang={quoteattr(language)}"
    return "\n".join((
        "<entry>",
        f"<id>{name}</id>",
        f"<title{lang}>{escape(title)}</title>",
        f"<updated>{_instant(day)}</updated>",
        f"<category term={quoteattr(kind)}/>",
        *links,
        f"<summary{lang}>{escape(summary)}</summary>",
        "</entry>",
    ))  # fmt: skip


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"
