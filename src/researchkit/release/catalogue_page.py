"""The reader's index of one language: newest first, readable without JavaScript, without a request to anyone."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Sequence
from html import escape
from importlib import resources

from researchkit.release.catalogue import LICENCE, About, Entry, Words, Work
from researchkit.release.catalogue_data import schema_org


def page(works: Sequence[Work], about: About, words: Words, languages: Sequence[str], colours: str) -> bytes:
    """The index page.

    Args:
        works: the briefings, newest first.
        about: facts of the study.
        words: the sentences of its language.
        languages: languages that have an index, in order.
        colours: style rules that set the colours.
    """
    say, language = words.say, words.language
    style = f"{colours}\n{_asset('index.css')}"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; script-src 'self'; base-uri 'none'; form-action 'none'"
    notice = f'<p class="notice">{escape(say("index-invented"))}</p>' if about.invented else ""
    items = "\n".join(_item(work, about, words) for work in works)
    return f"""<!DOCTYPE html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{escape(about.title)} – {escape(say("index-title"))}</title>
<link rel="alternate" type="application/atom+xml" href="feed.{language}.xml" title="{escape(about.title)}">
<style>{style}</style>
<script type="application/ld+json">{schema_org(works, about, language)}</script>
<script src="index.js" defer></script>
</head>
<body>
<a class="skip" href="#list">{escape(say("index-skip"))}</a>
<header>
<h1{_tagged(about, words)}>{escape(about.title)}</h1>
<p class="subtitle">{escape(say("index-subtitle"))}</p>
{notice}
{_languages(languages, words)}
</header>
<main id="list" tabindex="-1">
{_form(works, about, words)}
<ol class="briefings">
{items}
</ol>
</main>
<footer>
{_footer(about, words)}
</footer>
</body>
</html>
""".encode()


@functools.cache
def script() -> bytes:
    """The script of the filters."""
    return _asset("index.js").encode()


def _languages(languages: Sequence[str], words: Words) -> str:
    if len(languages) < 2:
        return ""
    here = ' aria-current="page"'
    links = "".join(
        f'<li><a href="index.{name}.html" hreflang="{name}" lang="{name}"{here if name == words.language else ""}>'
        f"{escape(words.say(f'index-name-{name}'))}</a></li>"
        for name in languages
    )
    return f'<nav aria-label="{escape(words.say("index-languages"))}"><ul class="row">{links}</ul></nav>'


def _form(works: Sequence[Work], about: About, words: Words) -> str:
    """Filters; hidden until the script that works them is there."""
    if len(works) < 2:
        return ""
    say = words.say
    entries = [entry for work in works for entry in work.entries]
    years = sorted({year for entry in entries for year in _years(entry)}, reverse=True)
    kinds = sorted({entry.notebook for entry in entries})
    countries = sorted({entry.country for entry in entries})
    parts = [
        f'<div><label for="f-text">{escape(say("index-search"))}</label>'
        '<input type="search" id="f-text" name="text" autocomplete="off"></div>',
        _select("year", [(year, year) for year in years], words),
        _select("language", [(name, say(f"index-name-{name}")) for name in sorted({e.language for e in entries})],
                words),
        _select("kind", [(kind, _kind(kind, words)) for kind in kinds], words),
        _select("country", [(one, about.places.get((one, words.language), one)) for one in countries], words),
        f'<button type="reset">{escape(say("index-reset"))}</button>',
        f'<p class="status" id="shown" role="status" data-template="{escape(say("index-shown"))}"></p>',
    ]  # fmt: skip
    return f'<form id="filters" role="search" hidden>{"".join(parts)}</form>'


def _select(name: str, options: Sequence[tuple[str, str]], words: Words) -> str:
    if len(options) < 2:
        return ""
    listed = "".join(f'<option value="{escape(code)}">{escape(label)}</option>' for code, label in options)
    return (
        f'<div><label for="f-{name}">{escape(words.say(f"index-{name}"))}</label><select id="f-{name}" name="{name}">'
        f'<option value="">{escape(words.say("index-all"))}</option>{listed}</select></div>'
    )


def _item(work: Work, about: About, words: Words) -> str:
    say, language = words.say, words.language
    entry = work.in_language(language)
    lang = f' lang="{escape(entry.language)}"' if entry.language != language else ""
    main = entry.file("html") or entry.file("pdf")
    title = escape(entry.title)
    head = f'<a href="{escape(main.path)}"{lang}>{title}</a>' if main else f"<span{lang}>{title}</span>"
    badge = f'<span class="badge"{lang}>{escape(entry.status_text)}</span> ' if entry.status_text else ""
    if work.corrections:
        day = words.day(work.corrections[0].on)
        badge += f'<span class="badge corrected">{escape(say("index-corrected", day=day))}</span> '
    facts = say("index-facts", period=words.period(entry.period), day=words.day(entry.as_of))
    finding = f'<p class="finding"{lang}>{escape(entry.finding)}</p>' if entry.finding else ""
    languages = [other.language for other in work.entries]
    search = " ".join((entry.title, entry.finding, _kind(entry.notebook, words), words.period(entry.period)))
    return (
        f'<li data-words="{escape(search)}" data-year="{" ".join(_years(entry))}" data-kind="{escape(entry.notebook)}" '
        f'data-language="{" ".join(languages)}" data-country="{escape(entry.country)}">\n'
        f"<h2>{head}</h2>\n"
        f'<p class="facts">{badge}{escape(facts)} · {escape(about.places.get((entry.country, language), entry.country))}</p>\n'
        f"{finding}{_formats(work, entry, about, words)}{_corrections(work, about, words)}\n</li>"
    )


def _formats(work: Work, entry: Entry, about: About, words: Words) -> str:
    """Every format of every language, its own language first; and languages that are in preparation."""
    say = words.say
    items = []
    for edition in (entry, *(other for other in work.entries if other is not entry)):
        name = say(f"index-name-{edition.language}")
        for kind in ("html", "pdf"):
            if file := edition.file(kind):
                label = say("index-file", language=name, format=kind.upper(), size=words.size(file.bytes_n))
                items.append(
                    f'<li><a href="{escape(file.path)}" hreflang="{escape(edition.language)}">{escape(label)}</a></li>'
                )
    tables = [file for file in entry.files if file.kind == "csv"]
    have = {edition.language for edition in work.entries}
    waiting = [say(f"index-name-{name}") for name in about.languages if name not in have]
    if waiting:
        items.append(f"<li>{escape(say('index-preparing', languages=', '.join(waiting)))}</li>")
    data = ""
    if tables:
        links = "".join(
            f'<li><a href="{escape(file.path)}">{escape(file.path.rpartition("/")[2])}</a> '
            f"({escape(words.size(file.bytes_n))})</li>"
            for file in tables
        )
        data = (
            f'<details><summary>{escape(say("index-data"))}</summary><ul class="row">{links}</ul></details>'
        )
    return f'<ul class="row">{"".join(items)}</ul>{data}'


def _corrections(work: Work, about: About, words: Words) -> str:
    if not work.corrections:
        return ""
    # Corrections are written once, in the study's first language.
    lang = _tagged(about, words)
    lines = []
    for one in work.corrections:
        head = words.say("index-corrected", day=words.day(one.on))
        said = (("index-what", one.what), ("index-why", one.why), ("index-effect", one.effect))
        told = " ".join(f"{escape(words.say(key))} <span{lang}>{escape(text)}</span>" for key, text in said)
        lines.append(f"<p><strong>{escape(head)}</strong> · {told}</p>")
    return f'<div class="corrections">{"".join(lines)}</div>'


def _tagged(about: About, words: Words) -> str:
    """The ``lang`` of what is told in the study's first language, where the page has another."""
    return f' lang="{escape(about.languages[0])}"' if about.languages[0] != words.language else ""


def _footer(about: About, words: Words) -> str:
    say, language = words.say, words.language
    links = (
        (f"feed.{language}.xml", say("index-feed")),
        ("catalog.json", say("index-catalog")),
        ("briefings.json", say("index-list")),
        ("manifest.json", say("index-manifest")),
        ("SHA256SUMS", "SHA256SUMS"),
    )
    listed = "".join(f'<li><a href="{href}">{escape(text)}</a></li>' for href, text in links)
    licence = f'<a href="{LICENCE}" rel="license noreferrer">CC BY 4.0</a>'
    return (
        f'<ul class="row">{listed}</ul>\n<p>{escape(say("index-address"))}</p>\n'
        f"<p>{escape(say('index-licence', publisher=about.publisher))} {licence}. "
        f"{escape(say('index-contact', contact=about.contact))}</p>"
    )


def _kind(notebook: str, words: Words) -> str:
    return words.say(f"index-kind-{notebook}") or notebook.replace("_", " ")


def _years(entry: Entry) -> list[str]:
    return [str(year) for year in range(int(entry.first[:4]), int(entry.last[:4]) + 1)]


def _asset(name: str) -> str:
    return (resources.files("researchkit.release") / name).read_text(encoding="utf-8")
