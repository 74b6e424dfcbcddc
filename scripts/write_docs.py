"""Write the pages that are made from data: run by ``make docs``; a test fails if they are out of date."""

from pathlib import Path

from researchkit.reference import codebook, codebook_text, notices

ROOT = Path(__file__).parent.parent
PAGES = {
    "docs/codebook.md": lambda: codebook_text.to_markdown(codebook.load()),
    "docs/issues.md": codebook_text.issues_to_markdown,
    "NOTICE.md": notices.to_markdown,
}

if __name__ == "__main__":
    for name, write in PAGES.items():
        (ROOT / name).write_text(write(), encoding="utf-8")
