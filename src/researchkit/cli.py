"""The command line: arguments in, exit code out; no logic.

Exit codes: 0 done; 1 a briefing or build failed; 2 wrong use; 3 done, but a release is blocked by an issue.
"""

from __future__ import annotations

import argparse
import os
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
  researchkit intake release.docx           draft reports from a press release, for you to confirm
  researchkit confirm drafts my_source --by AB
                                            take over what you confirmed
  researchkit lab                           open JupyterLab with the data ready
"""

#: Beginnings of the codes that say that a command was used wrongly.
_WRONG_USE = ("CORE-PARAM", "PIPE", "STUDY", "DOSSIER-01", "DOSSIER-02", "DRAFT-01", "DRAFT-02", "DRAFT-03",
              "DRAFT-04", "DRAFT-18", "DRAFT-19", "DRAFT-20", "DRAFT-21", "INTAKE-NEW-04")  # fmt: skip
_INTAKE = """
Reads press releases by rule (en, ru, kk, fr; with less surety be, de, es, it, ka, ky, uk, zh) and drafts what
they tell: persons, dates with what happened then, places, articles, penalties, affiliation, conduct, "solely",
status, violations of procedure, and who says so. Relatives, lawyers, judges and other third parties are closed.

Writes a folder:
  pages/        each text with its claims highlighted beside the table (open in a browser)
  claims.csv    one row a claim: write yes, no or changed into the column `confirm`
  texts.csv     one row a text: check publisher, date, who told it first
  source.toml   what no program can know: write it out
  drafts.json   the same for programs; drafts.txt for a terminal
Nothing goes into the study before `researchkit confirm`. The folder names people: keep it safe.

Exit codes: 0 all files read; 1 some could not be read (told on stderr; the others are drafted); 2 wrong use.
"""
_CONFIRM = """
Takes the rows of claims.csv that say yes or changed, and rows you added, and writes data/raw/SOURCE/: the texts,
their index, the claims with who confirmed them and when, and the ledger. `researchkit build` reads it like any
source. What is not confirmed stays out. Confirm again to add what you decide later; nothing there is changed.

Before anything is written the source is read back as the build will read it: each claim must come out as you
confirmed it. Where the words alone read otherwise your value goes to judgements/corrections.csv. A row that cannot
be followed is told with its place, and nothing is written.
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
        wrong_use = error.issue.code.startswith(_WRONG_USE)
        return 2 if wrong_use else 1
    except BrokenPipeError:  # whoever reads has enough (`researchkit explain … | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141  # as a shell tells it
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

    def command(name: str, run: object, text: str, manual: str = "") -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=text, description=f"{text}\n{manual}".rstrip(),
                                  formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
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
    one = command("intake", _intake, "Draft reports from press releases, for a person to confirm.", _INTAKE)
    one.add_argument("path", nargs="+", type=Path, metavar="FILE|FOLDER",
                     help="press releases (txt, html, docx, pdf), or folders of them")  # fmt: skip
    one.add_argument("--out", type=Path, default=Path("drafts"), metavar="FOLDER",
                     help="new folder for the drafts (default: drafts)")  # fmt: skip
    one.add_argument("--publisher", default="", help="who published them, where the texts do not tell")
    one.add_argument(
        "--country", default="", help="country that detains (KZ); default: told from the places named"
    )
    one.add_argument("--language", default="", help="their language (ru); default: told from the words")
    one.add_argument("--published", default="", metavar="DAY",
                     help="when they were published (2025-07-04, or as printed); default: a date at their head")  # fmt: skip
    one.add_argument("--encoding", default="", help="of plain text and HTML, where the bytes do not tell")
    one = command("confirm", _confirm, "Take over the drafts that a person confirmed as a source.", _CONFIRM)
    one.add_argument("drafts", type=Path, help="folder that `researchkit intake` wrote")
    one.add_argument(
        "source", help="id of the source: small letters, digits, _ (new, or one confirmed before)"
    )
    one.add_argument(
        "--by", required=True, metavar="WHO", help="who confirmed: name or initials; it is recorded"
    )
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


def _intake(arguments: argparse.Namespace) -> int:
    from researchkit import tasks

    return tasks.intake(
        arguments.study, arguments.path, arguments.out, arguments.publisher, arguments.country,
        arguments.language, arguments.published, arguments.encoding,
    )  # fmt: skip


def _confirm(arguments: argparse.Namespace) -> int:
    from researchkit import tasks

    return tasks.confirm(arguments.study, arguments.drafts, arguments.source, arguments.by)


def _lab(arguments: argparse.Namespace) -> int:
    from researchkit import tasks

    return tasks.open_lab(arguments.study)


if __name__ == "__main__":
    sys.exit(main())
