"""Every PDF: PDF/UA-1 and PDF/A-2a rules, embedded fonts, language, and letters that come out as they went in."""

from __future__ import annotations

import sys
from pathlib import Path

import page
import pypdf


def faults(path: Path) -> list[str]:
    """What is wrong with one PDF."""
    found = []
    reader = pypdf.PdfReader(path)
    if not reader.metadata or not reader.metadata.title:
        found.append("no title")
    if not reader.root_object.get("/Lang"):
        found.append("no language")
    if not reader.outline:
        found.append("no bookmarks")
    text = "".join(sheet.extract_text() for sheet in reader.pages)
    if "\ufffd" in text:
        found.append("a letter is lost")
    for sheet in reader.pages:
        for font in (sheet.get("/Resources", {}).get("/Font") or {}).values():
            inner = font.get_object()
            descendant = inner.get("/DescendantFonts")
            descriptor = (descendant[0].get_object() if descendant else inner).get("/FontDescriptor")
            if descriptor is None or not any(
                k in descriptor.get_object() for k in ("/FontFile", "/FontFile2", "/FontFile3")
            ):
                found.append("a font is not embedded")
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(path.read_bytes(), profile=profile)
        found += [f"{profile.name}: {failure.rule_id}" for failure in report.failures]
    return sorted(set(found))


if __name__ == "__main__":
    total = 0
    paths = sorted(Path(sys.argv[1]).resolve().rglob("*.pdf"))
    for path in paths:
        for fault in faults(path):
            total += 1
            print(f"{path.name}: {fault}")
    print(f"documents: {len(paths)} checked, {total} faults")
    sys.exit(1 if total else 0)
