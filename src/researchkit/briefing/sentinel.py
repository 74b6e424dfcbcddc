"""The last cell of every run: it says that the notebook was run to its end, and with which parameters."""

from __future__ import annotations

from typing import Any

MIME = "application/vnd.researchkit.sentinel+json"
TAG = "researchkit-sentinel"


def source(nonce: str, names: tuple[str, ...]) -> str:
    """The source of the cell."""
    values = ", ".join(f"{name}={name}" for name in names)
    return f"__import__('researchkit.briefing.sentinel').briefing.sentinel.finish({nonce!r}, {values})"


def finish(nonce: str, /, **values: object) -> None:
    """Show the values that the parameters hold when the notebook ends."""
    from IPython.display import display

    told = {
        name: {"kind": type(value).__name__, "value": value if _plain(value) else None}
        for name, value in values.items()
    }
    display({MIME: {"nonce": nonce, "values": told}}, raw=True)  # type: ignore[no-untyped-call]


def holds(outputs: list[Any], nonce: str, asked: dict[str, Any]) -> bool:
    """Whether the cell was run, and every parameter holds the value asked for."""
    expected = {name: {"kind": type(value).__name__, "value": value} for name, value in asked.items()}
    return any(
        output.output_type == "display_data"
        and output.data.get(MIME, {}) == {"nonce": nonce, "values": expected}
        for output in outputs
    )


def _plain(value: object) -> bool:
    return value is None or type(value) in (str, int, float, bool)
