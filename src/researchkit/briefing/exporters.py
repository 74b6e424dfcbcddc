"""``jupyter nbconvert --to researchkit-html`` and ``--to researchkit-pdf``: any executed notebook, published safely.

The notebook is not run. What it holds is read as data: see :mod:`researchkit.briefing.notebook` for what reaches
the reader.
"""

from __future__ import annotations

from typing import Any

from nbconvert.exporters.exporter import Exporter
from traitlets import Unicode

from researchkit.briefing.document import Document
from researchkit.briefing.html import render_html
from researchkit.briefing.notebook import to_document
from researchkit.briefing.pdf import render_pdf


class BriefingExporter(Exporter):
    """What the two have in common."""

    title = Unicode("", help="Title, if the notebook does not say it.").tag(config=True)
    language = Unicode("", help="BCP 47 tag of the language, if the notebook does not say it.").tag(
        config=True
    )
    date = Unicode("", help="ISO date of the document, if the notebook does not say it.").tag(config=True)

    def document(self, nb: Any, resources: Any, **keywords: Any) -> tuple[Document, Any]:
        """The document of a notebook; what was left out is logged."""
        notebook, resources = super().from_notebook_node(nb, resources, **keywords)
        name = resources.get("metadata", {}).get("name") or "notebook"
        document, issues = to_document(
            notebook, name=f"{name}.ipynb", title=self.title, lang=self.language, date=self.date
        )
        for issue in issues:
            self.log.warning("%s", issue)
        return document, resources


class HtmlExporter(BriefingExporter):
    """A notebook as one self-contained HTML page."""

    export_from_notebook = "HTML page (researchkit)"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override] # nbconvert's own exporters return text too
        self, nb: Any, resources: Any = None, **keywords: Any
    ) -> tuple[str, Any]:
        """The page, and nbconvert's resources."""
        document, resources = self.document(nb, resources, **keywords)
        return render_html(document).decode("utf-8"), resources


class PdfExporter(BriefingExporter):
    """A notebook as a tagged, archival PDF."""

    export_from_notebook = "PDF (researchkit)"
    output_mimetype = "application/pdf"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override] # nbconvert's own exporters return bytes too
        self, nb: Any, resources: Any = None, **keywords: Any
    ) -> tuple[bytes, Any]:
        """The PDF, and nbconvert's resources."""
        document, resources = self.document(nb, resources, **keywords)
        return render_pdf(document), resources
