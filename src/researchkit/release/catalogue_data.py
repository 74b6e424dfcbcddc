"""The catalogue for machines: DCAT, schema.org, and the plain list that the next release carries over from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from researchkit.release.catalogue import LICENCE, MEDIA, About, Entry, File, Work, urn

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def dcat(works: Sequence[Work], about: About) -> bytes:
    """``catalog.json``: one series a kind of briefing, one dataset a briefing and language (DCAT 3)."""
    publisher = {"@type": "foaf:Agent", "foaf:name": about.publisher}
    series: dict[str, dict[str, Any]] = {}
    datasets = []
    for work in works:
        for entry in work.entries:
            name = urn(about.study_id, "series", entry.notebook)
            series.setdefault(
                name,
                {"@id": name, "@type": "dcat:DatasetSeries", "dct:title": f"{about.title}: {entry.notebook}",
                 "dct:publisher": publisher},
            )  # fmt: skip
            datasets.append(_dataset(work, entry, about, name))
    catalog = {
        "@context": _CONTEXT,
        "@id": urn(about.study_id),
        "@type": "dcat:Catalog",
        "dct:title": about.title,
        "dct:publisher": publisher,
        "dct:license": {"@id": LICENCE},
        "dct:modified": _day(max(entry.as_of for work in works for entry in work.entries)),
        "dcat:dataset": [*series.values(), *datasets],
    }
    return _json(catalog)


def _dataset(work: Work, entry: Entry, about: About, series: str) -> dict[str, Any]:
    out: dict[str, Any] = {
        "@id": name_of(about, entry),
        "@type": "dcat:Dataset",
        "dct:title": {"@value": entry.title, "@language": entry.language},
        "dct:description": {"@value": entry.finding or entry.title, "@language": entry.language},
        "dct:identifier": entry.identifier,
        "dct:language": entry.language,
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": about.publisher},
        "dct:issued": _day(entry.as_of),
        "dct:license": {"@id": LICENCE},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(entry.first),
            "dcat:endDate": _day(entry.last),
        },
        "dct:spatial": {
            "@type": "dct:Location",
            "skos:notation": entry.country,
            "skos:prefLabel": about.places.get((entry.country, entry.language), entry.country),
        },
        "dcat:inSeries": {"@id": series},
        "dcat:distribution": [_distribution(file) for file in entry.files],
    }
    if entry.status:
        out["dcat:versionNotes"] = entry.status
    if work.corrections:
        out["dct:modified"] = _day(work.corrections[0].on)
    return out


def _distribution(file: File) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dcat:downloadURL": {"@id": file.path},
        "dct:title": file.path.rpartition("/")[2],
        "dcat:mediaType": {"@id": _MEDIA_TYPES + MEDIA.get(file.kind, "application/octet-stream")},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.bytes_n)},
        "dct:license": {"@id": LICENCE},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
    }


def schema_org(works: Sequence[Work], about: About, language: str) -> str:
    """The list of briefings for search engines, as JSON-LD that may stand inside a page."""
    parts = []
    for work in works:
        entry = work.in_language(language)
        report: dict[str, Any] = {
            "@type": ["Report", "Dataset"],
            "@id": name_of(about, entry),
            "name": entry.title,
            "description": entry.finding or entry.title,
            "inLanguage": entry.language,
            "identifier": entry.identifier,
            "version": entry.identifier.rpartition("-")[2] or entry.as_of,
            "dateModified": max([entry.as_of, *(one.on for one in work.corrections)]),
            "temporalCoverage": f"{entry.first}/{entry.last}",
            "spatialCoverage": about.places.get((entry.country, language), entry.country),
            "license": LICENCE,
            "isAccessibleForFree": True,
            "publisher": {"@type": "Organization", "name": about.publisher},
            "distribution": [
                {"@type": "DataDownload", "contentUrl": file.path, "contentSize": f"{file.bytes_n} B",
                 "encodingFormat": MEDIA.get(file.kind, "application/octet-stream"), "sha256": file.sha256}
                for file in entry.files
            ],
        }  # fmt: skip
        others = [other for other in work.entries if other is not entry]
        if others:
            report["workTranslation"] = [
                {"@type": "Report", "@id": name_of(about, other), "inLanguage": other.language,
                 "name": other.title}
                for other in others
            ]  # fmt: skip
        parts.append(report)
    catalog = {
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "@id": urn(about.study_id),
        "name": about.title,
        "inLanguage": language,
        "license": LICENCE,
        "publisher": {"@type": "Organization", "name": about.publisher},
        "dataset": parts,
    }
    text = json.dumps(catalog, ensure_ascii=False, sort_keys=True, indent=1)
    # A data block ends at the first "</script": no such text may stand in it.
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def plain(entries: Iterable[Entry]) -> bytes:
    """``briefings.json``: the entries as they are."""
    return _json([asdict(entry) | {"made_from": dict(entry.made_from)} for entry in entries])


def from_plain(data: bytes) -> list[Entry]:
    """The entries of a ``briefings.json``.

    Raises:
        ValueError: it is none.
    """
    try:
        return [_entry(row) for row in json.loads(data)]
    except (TypeError, KeyError) as error:
        raise ValueError("not a list of briefings") from error


def _entry(row: Mapping[str, Any]) -> Entry:
    names = (name for name in Entry.__slots__ if name not in {"files", "made_from"})
    return Entry(
        files=tuple(File(str(f["path"]), int(f["bytes_n"]), str(f["sha256"])) for f in row["files"]),
        made_from=tuple(sorted((str(key), str(value)) for key, value in row["made_from"].items())),
        **{name: str(row[name]) for name in names},
    )


def name_of(about: About, entry: Entry) -> str:
    """The lasting identifier of one version of one edition."""
    return urn(about.study_id, *entry.key, entry.identifier)


def _day(iso: str) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": iso}


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
