"""Third-party notices: every source that a row of the package's data names has an entry, and licences lie with them."""

import re
import tomllib
from pathlib import Path

from researchkit.reference import notices

ROOT = Path(__file__).parents[2]
#: What a source says when somebody else's licence governs it.
LICENSED = re.compile(r"\b(CC BY|CC0|MIT|BSD|Apache|GPL|LGPL|AGPL|ODbL|OFL|MPL|Unicode-3|[Ll]icen[cs]e)\b")


def test_every_source_that_a_row_names_has_an_entry():
    unlisted = sorted(
        {(file, source) for file, source in notices.sources() if notices.notice(file, source) is None}
    )
    assert not unlisted, unlisted[:10]


def test_a_source_under_a_licence_is_listed_as_a_work_with_that_licence():
    for file, source in set(notices.sources()):
        if LICENSED.search(source):
            found = notices.notice(file, source)
            assert found is not None
            assert found.kind == "work", source
            assert found.licence.split()[0].split("-")[0] in source, (found.licence, source)


def test_a_new_work_would_not_pass_as_our_own():
    for source in ("names-dataset 3.1 (GPL-3.0)", "SomeGazetteer 2024"):
        found = notices.notice("names/given_names.csv", source)
        assert found is None or (LICENSED.search(source) and found.kind != "work")


def test_every_entry_is_used_and_every_work_has_its_licence_beside_it():
    used = {notices.notice(file, source) for file, source in notices.sources()}
    assert set(notices.load()) <= used
    texts = {path.stem for path in (ROOT / "LICENSES").glob("*.txt")}
    for one in notices.load():
        if one.kind == "work":
            assert one.licence in texts or "creativecommons.org/licenses/by/4.0" in one.address
            assert one.holder


def test_the_wheel_carries_the_notices_and_the_readme_names_them():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    carried = {path.name for pattern in project["license-files"] for path in ROOT.glob(pattern)}
    assert {"LICENSE", "NOTICE.md", "MIT.txt", "Apache-2.0.txt", "Unicode-3.0.txt"} <= carried
    assert "NOTICE.md" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / "src/researchkit/briefing/fonts/LICENSE.md").is_file()
