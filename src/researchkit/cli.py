"""The command line: arguments in, exit code out; no logic.

Exit codes: 0 done; 1 a briefing or build failed; 2 wrong use; 3 done, but a release is blocked by an issue.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from researchkit import __version__
from researchkit.core.issue import ResearchkitError

_MANUAL = """\
researchkit turns reports of arrests into briefings whose every number can be walked back to the words of a
source.

A usual day:
  researchkit status                        what is stale, what is set aside, and why
  researchkit brief                         build, render and shelve the study's own briefings
  researchkit brief --period 2024Q4         the same for another quarter
  researchkit explain KZ.2025Q2.arrest.persons
                                            walk a printed number back to its sources
  researchkit dossier CASE                  one case, for counsel, the UN or a diplomat
  researchkit lab                           open JupyterLab with the data ready
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    if not hasattr(arguments, "run"):
        parser.print_help()
        return 2
    try:
        return int(arguments.run(arguments))
    except ResearchkitError as error:
        print(f"researchkit: {error}", file=sys.stderr)
        wrong_use = error.issue.code.startswith(("CORE-PARAM", "PIPE", "STUDY", "DOSSIER-01", "DOSSIER-02"))
        return 2 if wrong_use else 1
    except KeyboardInterrupt:
        print("researchkit: stopped; the last good output stands", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="researchkit", description=_MANUAL, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Exit codes: 0 done; 1 failed; 2 wrong use; 3 done, but the release is blocked.",
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"researchkit {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: object, text: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=text, description=text)
        one.add_argument("--study", type=Path, default=Path(), metavar="FOLDER",
                         help="folder that holds study.toml (default: here)")  # fmt: skip
        one.set_defaults(run=run)
        return one

    one = command("build", _build, "Bring every table up to date; nothing changed, nothing done.")
    one.add_argument("--period", action="append", default=[], help="also make figures for this period")
    one.add_argument("--as-of", default="", metavar="DAY", help="rebuild what was known on this day (ISO)")
    one.add_argument("--engine", choices=["duckdb", "spark"], default="duckdb",
                     help="where cleaning and linkage run (spark needs researchkit[spark] and Java)")  # fmt: skip
    one = command("brief", _brief, "Build, then render and shelve briefings as HTML and PDF.")
    one.add_argument("notebook", nargs="*", help="notebooks by name (default: those of study.toml)")
    one.add_argument("--period", action="append", default=[],
                     help="2025Q2, 2025, 2025-06 or 2025-04-01..2025-06-30; may be repeated")  # fmt: skip
    one.add_argument("--country", action="append", default=[], help="one of the study's countries")
    one.add_argument("--language", action="append", default=[], help="en, ru, kk or fr; may be repeated")
    one.add_argument("--audience", choices=["public", "confidential"], help="edition")
    one.add_argument("--as-of", default="", metavar="DAY", help="rebuild what was known on this day (ISO)")
    one.add_argument("--workers", type=int, default=0, help="briefings rendered at once (default: cores)")
    one = command(
        "explain", _explain, "Walk a printed number, a case or a finding back to words and sources."
    )
    one.add_argument("id", help="result id, case id or finding id")
    one.add_argument("--html", type=Path, metavar="FILE", help="write the proof as a page as well")
    one = command(
        "dossier", _dossier, "Render the dossier of one case, in the order of the UN questionnaire."
    )
    one.add_argument("case", help="case id (or the id of a person with one case)")
    one.add_argument("--language", action="append", default=[],
                     help="en, fr or es (filing copies), ru or kk (for use at home); may be repeated")  # fmt: skip
    one.add_argument("--audience", choices=["public", "confidential"], default="confidential",
                     help="edition (default: confidential, kept in a folder of your own)")  # fmt: skip
    one.add_argument("--as-of", default="", metavar="DAY", help="rebuild what was known on this day (ISO)")
    one = command("status", _status, "What is stale, what is set aside, and why.")
    one = command("verify", _verify, "Check a release against its manifest: 0 valid, 1 not, 2 cannot tell.")
    one.add_argument("folder", nargs="?", type=Path, help="release folder (default: reports/latest)")
    one = command("new-source", _new_source, "Start a source folder from a sample file.")
    one.add_argument("name", help="id of the source: small letters, digits, _")
    one.add_argument("sample", type=Path, help="a file as the source sends it")
    one = command("receive", _receive, "Record newly arrived files of a source.")
    one.add_argument("source", help="id of the source")
    command("lab", _lab, "Open JupyterLab on the notebooks, with the data ready.")
    return parser


def _build(arguments: argparse.Namespace) -> int:
    from researchkit import tasks

    return tasks.build(arguments.study, arguments.period, arguments.as_of, arguments.engine)


def _brief(arguments: argparse.Namespace) -> int:
    from researchkit import tasks

    return tasks.brief(
        arguments.study, arguments.notebook, arguments.period, arguments.country, arguments.language,
        arguments.audience, arguments.as_of, arguments.workers,
    )  # fmt: skip


def _explain(arguments: argparse.Namespace) -> int:
    from researchkit import tasks

    return tasks.explain(arguments.study, arguments.id, arguments.html)


def _dossier(arguments: argparse.Namespace) -> int:
    from researchkit import tasks

    return tasks.dossier(
        arguments.study, arguments.case, arguments.language, arguments.audience, arguments.as_of
    )


def _status(arguments: argparse.Namespace) -> int:
    from researchkit import tasks

    return tasks.status(arguments.study)


def _verify(arguments: argparse.Namespace) -> int:
    from researchkit import tasks

    return tasks.verify(arguments.study, arguments.folder)


def _new_source(arguments: argparse.Namespace) -> int:
    from researchkit import tasks

    return tasks.new_source(arguments.study, arguments.name, arguments.sample)


def _receive(arguments: argparse.Namespace) -> int:
    from researchkit import tasks

    return tasks.receive(arguments.study, arguments.source)


def _lab(arguments: argparse.Namespace) -> int:
    from researchkit import tasks

    return tasks.open_lab(arguments.study)


if __name__ == "__main__":
    sys.exit(main())
