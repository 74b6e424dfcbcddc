from __future__ import annotations

import json
import os
from pathlib import Path

import nbformat
import pytest
from briefing.notebooks import notebook

from researchkit.briefing.execute import Executed, Job, Workers, run
from researchkit.briefing.notebook import to_document
from researchkit.core.issue import ResearchkitError

PARAMETERS = 'quarter: str = "2025Q1"  # the quarter\nleast: int = 5'
RICH = notebook(
    PARAMETERS,
    "md:# Title\n\nA *text*.",
    "from researchkit.briefing.blocks import *\nfrom IPython.display import display, SVG, HTML, update_display, clear_output",
    "display(Paragraph(runs('In ', quarter, ': ', Number(str(least), 'r.n'))))",
    "display(HTML('<script>1</script>'))\n1 + 1",
    "h = display('first', display_id='x')\ndisplay('between')\nupdate_display('second', display_id='x')",
    "display('gone'); clear_output(); display('kept')",
    "import sys; print('out'); print('err', file=sys.stderr)\n{'a': [1, 2]}",
    "object()",
    "import os; os.getcwd()",
    "5;",
    "",
    "import asyncio\nawait asyncio.sleep(0, 'awaited')",
    "%%capture kept\nprint('hidden')",
    'class C:\n    def _repr_svg_(self): return \'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\'\n'
    "display(C(), metadata={'image/svg+xml': {'alt': 'a dot'}})",
)


@pytest.fixture(scope="module")
def house():
    with Workers() as workers:
        yield workers


def good(house: Workers, data: bytes = RICH, **options: object) -> Executed:
    (result,) = house.run([Job(data, **{"name": "n.ipynb", "parameters": {"quarter": "2025Q4"}, **options})])
    if isinstance(result, ResearchkitError):
        raise result
    return result


def test_both_engines_make_the_same(house):
    here, kernel = good(house), good(house, engine="kernel")
    assert here.notebook == kernel.notebook
    assert here.document == kernel.document
    assert (here.html, here.pdf, here.issues) == (kernel.html, kernel.pdf, kernel.issues)


def test_two_runs_make_the_same_bytes(house, tmp_path, monkeypatch):
    first = good(house)
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("TZ", "Asia/Almaty")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    os.umask(os.umask(0o077))
    with Workers() as other:
        second = good(other, cwd=tmp_path)
    assert (first.notebook, first.html, first.pdf) == (second.notebook, second.html, second.pdf)


def test_the_document_holds_what_was_shown(house):
    done = good(house)
    words = done.document.words()
    for word in (
        "In 2025Q4: 5".split()[1].rstrip(":"),
        "second",
        "between",
        "kept",
        "{'a': [1, 2]}",
        "awaited",
    ):
        assert word in words
    for word in ("script", "first", "gone", "out", "hidden"):
        assert f"'{word}'" not in words
    codes = [(issue.code, issue.place) for issue in done.issues]
    assert ("BRIEF-30", "n.ipynb#cell=8") in codes
    assert ("BRIEF-31", "n.ipynb#cell=5") in codes


def test_the_kept_notebook_says_nothing_of_when_and_where(house):
    kept = good(house).notebook.decode()
    for trace in (
        str(Path.cwd()),
        str(Path.home()),
        "papermill",
        "start_time",
        "0x7",
        "sentinel",
        "/tmp",
        "nonce",
    ):
        assert trace not in kept, trace
    notebook = nbformat.reads(kept, as_version=4)
    nbformat.validate(notebook)
    assert sorted(notebook.metadata) == ["kernelspec", "language_info"]
    injected = [cell for cell in notebook.cells if "injected-parameters" in cell.metadata.get("tags", [])]
    assert [cell.source for cell in injected] == ["# Parameters of this run\nquarter = '2025Q4'\nleast = 5"]
    assert not [o for cell in notebook.cells for o in cell.get("outputs", []) if o.output_type == "stream"]


def test_what_a_cell_shows_the_researcher_alone_is_not_in_the_kept_notebook(house):
    source = notebook(PARAMETERS, "'seen by all'", "'for the researcher'", tags={2: ["researcher"]})
    (made,) = house.run([Job(notebook=source)])
    kept = nbformat.reads(made.notebook.decode(), as_version=4)
    assert [cell.source for cell in kept.cells][-2:] == ["'seen by all'", "'for the researcher'"]
    assert "seen by all" in str(kept.cells[-2].outputs)
    assert kept.cells[-1].outputs == []


def test_the_kept_notebook_gives_the_same_document_again(house):
    done = good(house)
    again, _ = to_document(nbformat.reads(done.notebook.decode(), as_version=4), name="n.ipynb")
    assert again == done.document


def test_a_kept_notebook_can_be_run_again(house):
    done = good(house)
    assert good(house, done.notebook, parameters={"quarter": "2025Q4"}).notebook == done.notebook


def test_values_reach_the_notebook_as_they_are(house):
    odd = "a'b\"c\\d\n\u2028{x} $y Қ 🙂 '''"
    cell = f"assert quarter == {odd!r} and type(least) is int\n'reached'"
    done = good(house, notebook(PARAMETERS, cell), parameters={"quarter": odd})
    assert "'reached'" in done.document.words()


def test_parameters_are_checked_before_anything_runs(house, tmp_path):
    witness = tmp_path / "ran"
    cell = f"open({str(witness)!r}, 'w')"
    for given, code in (
        ({"quartre": "x"}, "CORE-PARAM-01"),
        ({"least": "5"}, "CORE-PARAM-02"),
        ({"least": {1}}, "CORE-PARAM-02"),
        ({"least": float("nan")}, "CORE-PARAM-02"),
    ):
        (error,) = house.run([Job(notebook(PARAMETERS, cell), given)])
        assert error.issue.code == code
    (error,) = house.run([Job(notebook("day: str", cell))])
    assert error.issue.code == "CORE-PARAM-03"
    assert not witness.exists()


def test_cells_run_beside_their_notebook(tmp_path):
    (tmp_path / "sibling.py").write_text("x = 'from beside'")
    (tmp_path / "n.ipynb").write_bytes(notebook(PARAMETERS, "import sibling; sibling.x"))
    done = run(tmp_path / "n.ipynb", formats=("html",))
    assert "'from beside'" in done.document.words()
    assert (done.pdf, done.html is not None) == (None, True)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "__pycache__") == [
        "n.ipynb",
        "sibling.py",
    ]


def test_declared_files_are_there(house):
    cell = (
        "from researchkit.briefing.blocks import *\n"
        "display(TableBlock(runs('c'), (Column('a', 'A'),), (), csv_name='t.csv', csv='a\\n'))"
    )
    data = notebook(PARAMETERS, cell, researchkit={"artefacts": ["t.csv"]})
    assert good(house, data).files == {"t.csv": b"a\n"}
    error = house.run([Job(data.replace(b't.csv\\"', b'u.csv\\"').replace(b"'t.csv'", b"'u.csv'"))])[0]
    assert error.issue.code == "BRIEF-10"


def test_a_figure_of_matplotlib_needs_an_alternative_text(house):
    cell = "import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.show()"
    (error,) = house.run([Job(notebook(PARAMETERS, cell), name="n.ipynb")])
    assert (error.issue.code, error.issue.place) == ("BRIEF-21", "n.ipynb#cell=2")


def test_a_run_reports_as_it_goes(house):
    seen = []
    house.run([Job(RICH, {"quarter": "2025Q4"}, name="n.ipynb")], on_progress=lambda *said: seen.append(said))
    assert seen[0] == (0, "n.ipynb#cell=1", 15)
    assert seen[-1] == (0, "n.ipynb", 15)


def test_jobs_can_follow_one_another_in_one_house(house):
    jobs = [Job(notebook(PARAMETERS, f"{i} * 1000"), name=f"{i}.ipynb", formats=()) for i in range(1, 7)]
    results = house.run(jobs, workers=3)
    assert [f"{i}000" in result.document.words() for i, result in enumerate(results, 1)] == [True] * 6


def test_without_forking_the_same_comes_out(monkeypatch):
    here = run(RICH, {"quarter": "2025Q4"}, name="n.ipynb")
    monkeypatch.setenv("RESEARCHKIT_FORK", "never")
    fresh = run(RICH, {"quarter": "2025Q4"}, name="n.ipynb")
    assert (here.notebook, here.html, here.pdf) == (fresh.notebook, fresh.html, fresh.pdf)


def test_a_house_whose_server_died_says_so():
    with Workers() as workers:
        workers._server.kill()
        results = workers.run([Job(RICH, name="n.ipynb"), Job(RICH, name="m.ipynb")], workers=1)
    assert [result.issue.code for result in results] == ["BRIEF-05", "BRIEF-05"]


def test_nothing_secret_is_in_the_process_list(house):
    cell = "from pathlib import Path\nPath('/proc/self/cmdline').read_bytes().decode().replace(chr(0), ' ')"
    done = good(house, notebook(PARAMETERS, cell), parameters={"quarter": "SECRETVALUE"})
    assert "SECRETVALUE" not in done.document.words()
    assert json.loads(done.notebook)


def test_matplotlib_reads_nothing_of_the_users_and_writes_nothing_to_their_home(tmp_path, monkeypatch):
    """With a home that takes no file, settings and fonts that are not the house's: the same drawing, no warning."""
    cells = notebook(
        "quarter: str = ''",
        "from pathlib import Path\nimport matplotlib\nfrom matplotlib import font_manager",
        "fonts = {Path(entry.fname).parent for entry in font_manager.fontManager.ttflist}\n"
        "own = Path(matplotlib.get_data_path())\n"
        "print('only its own fonts:', bool(fonts) and all(own in folder.parents for folder in fonts))\n"
        "print('its own folder:', Path(matplotlib.get_configdir()).parent.name.startswith('researchkit-'))",
        "from researchkit.briefing.charts import export, plot\nfrom researchkit.briefing.charts.drawing import Sheet\n"
        "from IPython.display import SVG, display\n"
        "sheet = Sheet(90.0, 30.0)\nsheet.words(5, 20, 'Қарағанды', 9, '#1B2733')\n"
        "drawing = export.svg(plot.figure(sheet), figure_id='f', title='t', description='d', language='kk')\n"
        "display(SVG(drawing), metadata={'image/svg+xml': {'alt': 'a word'}})",
    )
    with Workers() as usual:
        first = good(usual, cells)
    settings = tmp_path / "settings" / "matplotlib"
    settings.mkdir(parents=True)
    (settings / "matplotlibrc").write_text("text.usetex: True\nsvg.fonttype: path\npath.sketch: 3, 50, 2\n")
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("HOME", str(tmp_path / "file"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file" / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv("MPLCONFIGDIR", raising=False)
    log = tmp_path / "log.txt"
    with Workers() as other:
        second = good(other, cells, log=log)
        said = (other._folder / "server.txt").read_text()
    assert (first.html, first.pdf) == (second.html, second.pdf)
    assert "Қарағанды" in second.html.decode()
    written = log.read_text()
    assert "only its own fonts: True" in written
    assert "its own folder: True" in written
    assert "matplotlib" not in (said + written).lower().replace("its own", "")
    assert [path.name for path in settings.iterdir()] == ["matplotlibrc"]
