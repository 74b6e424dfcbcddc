"""Every way of not finishing is a failure that names the cell, and nothing of what the notebook said."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from briefing.notebooks import SECRET, notebook

from researchkit.briefing.execute import Executed, Job, Workers, run
from researchkit.core.issue import ResearchkitError

PARAMETERS = 'quarter: str = "2025Q1"  # the quarter'


@pytest.fixture(scope="module")
def house():
    with Workers() as workers:
        yield workers


def outcome(house: Workers, *cells: str, **options: object) -> Executed | ResearchkitError:
    tags = options.pop("tags", {})
    job = Job(notebook(PARAMETERS, *cells, tags=tags), name="fault.ipynb", formats=(), **options)
    (result,) = house.run([job], workers=1)
    return result


ENDS = {
    "raises": ("BRIEF-03", f"raise KeyError('{SECRET}')"),
    "raises in a library": ("BRIEF-03", f"int('{SECRET}')"),
    "does not parse": ("BRIEF-03", f"x = = '{SECRET}'"),
    "is interrupted": ("BRIEF-03", "raise KeyboardInterrupt"),
    "sys.exit(0)": ("BRIEF-04", "import sys; sys.exit(0)"),
    "sys.exit()": ("BRIEF-04", "import sys; sys.exit()"),
    "raise SystemExit": ("BRIEF-04", "raise SystemExit(1)"),
    "os._exit(0)": ("BRIEF-05", "import os; os._exit(0)"),
    "kills itself": ("BRIEF-05", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"),
    "aborts": ("BRIEF-05", "import os; os.abort()"),
}


CASES = [(fault, "inprocess") for fault in ENDS]
CASES += [(fault, "kernel") for fault in ("raises", "sys.exit(0)", "kills itself")]


@pytest.mark.parametrize(("fault", "engine"), CASES)
def test_an_unfinished_run_is_a_failure_that_names_the_cell(house, fault, engine):
    code, cell = ENDS[fault]
    error = outcome(house, "before = 1", cell, "after = 1", engine=engine)
    assert isinstance(error, ResearchkitError)
    assert (error.issue.code, error.issue.place) == (code, "fault.ipynb#cell=3")
    assert SECRET not in str(error)


def test_exit_in_a_cell_is_a_failure(house):
    for word in ("exit", "quit"):
        error = outcome(house, f"{word}()", "after = 1")
        assert (error.issue.code, error.issue.place) == ("BRIEF-04", "fault.ipynb#cell=2")
    error = outcome(house, "exit()", "after = 1", engine="kernel")
    assert (error.issue.code, error.issue.place) == ("BRIEF-04", "fault.ipynb#cell=2")


@pytest.mark.parametrize("engine", ["inprocess", "kernel"])
def test_an_error_that_the_notebook_expects_is_still_a_failure(house, engine):
    error = outcome(house, "1/0", "after = 1", engine=engine, tags={1: ["raises-exception"]})
    assert (error.issue.code, error.issue.place) == ("BRIEF-03", "fault.ipynb#cell=2")
    assert error.detail == "ZeroDivisionError"


def test_the_house_s_own_errors_keep_their_words(house):
    cell = (
        "from researchkit.core.issue import ResearchkitError\nraise ResearchkitError('CORE-PARAM-03', 'here')"
    )
    error = outcome(house, cell)
    assert "CORE-PARAM-03 here" in error.detail


HANGS = {
    "sleeps": "import time; time.sleep(600)",
    "is deaf to interrupts": (
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "while True:\n    try:\n        pass\n    except BaseException:\n        pass"
    ),
    "waits for a child": "import subprocess; subprocess.run(['sleep', '600'])",
    "waits for a child of another session": (
        "import subprocess; subprocess.Popen(['sleep', '611'], start_new_session=True).wait()"
    ),
    "loops in C": "sum(iter(int, 1))",
    "waits for input": "import threading; threading.Event().wait()",
}


@pytest.mark.parametrize("fault", HANGS)
def test_a_hang_ends_at_the_deadline_with_all_it_started(house, fault):
    began = time.monotonic()
    error = outcome(house, "before = 1", HANGS[fault], deadline_s=0.4)
    assert time.monotonic() - began < 6
    assert (error.issue.code, error.issue.place) == ("BRIEF-06", "fault.ipynb#cell=3")
    assert not sleepers()


def test_a_hanging_kernel_ends_at_the_deadline(house):
    error = outcome(
        house, "import subprocess; subprocess.run(['sleep', '611'])", deadline_s=1.5, engine="kernel"
    )
    assert error.issue.code == "BRIEF-06"
    assert not sleepers()


def test_what_a_finished_notebook_leaves_running_is_ended(house):
    cell = "import subprocess; p = subprocess.Popen(['sleep', '611'], start_new_session=True)"
    assert isinstance(outcome(house, cell), Executed)
    assert not sleepers()


def sleepers() -> list[str]:
    """Processes that a hanging test notebook left running."""
    found = []
    for entry in Path("/proc").iterdir() if Path("/proc").is_dir() else []:
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
                state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
            except OSError:
                continue
            if words[:2] in ([b"sleep", b"611"], [b"sleep", b"600"]) and state != "Z":
                found.append(entry.name)
    return found


FLOODS = {
    "one huge line": "print('x' * 3_000_000)",
    "many lines": "for i in range(100_000): print(i)",
    "many lines, errors swallowed": (
        "for i in range(100_000):\n    try:\n        print(i)\n    except BaseException:\n        pass"
    ),
    "many displays": "from IPython.display import display\nfor i in range(100_000): display(i)",
    "one huge result": "'x' * 3_000_000",
}


@pytest.mark.parametrize("fault", FLOODS)
def test_a_flood_of_output_is_a_failure(house, fault):
    error = outcome(house, FLOODS[fault], "after = 1", output_bytes=2_000_000, messages=2_000)
    assert isinstance(error, ResearchkitError)
    assert (error.issue.code, error.issue.place) == ("BRIEF-07", "fault.ipynb#cell=2")


@pytest.mark.parametrize("fault", ["many lines", "many displays"])
def test_a_flood_from_a_kernel_is_a_failure(house, fault):
    error = outcome(house, FLOODS[fault], engine="kernel", messages=500)
    assert isinstance(error, ResearchkitError)
    assert error.issue.code == "BRIEF-07"


def test_a_flood_past_the_streams_ends_at_the_largest_file(house):
    error = outcome(house, "import os\nwhile True: os.write(1, b'x' * 50_000_000)", deadline_s=30)
    assert (error.issue.code, error.detail) == ("BRIEF-03", "OSError")


def test_too_much_memory_is_a_failure(house):
    error = outcome(house, "x = bytearray(3 * 1024**3)", memory_bytes=2 * 1024**3)
    assert (error.issue.code, error.detail) == ("BRIEF-03", "MemoryError")


def test_a_notebook_without_the_tag_is_refused(house):
    (error,) = house.run([Job(notebook(None, "1 + 1"), name="fault.ipynb")])
    assert error.issue.code == "BRIEF-02"


def test_a_notebook_that_sets_its_own_parameter_is_refused(house):
    for cell in ("quarter = '2020Q1'", "quarter = quarter + ' '", "del quarter", "quarter = None"):
        error = outcome(house, cell, parameters={"quarter": "2025Q4"})
        assert isinstance(error, ResearchkitError), cell
        assert error.issue.code == "BRIEF-09"


def test_a_declared_file_must_be_there(house):
    error = outcome(house, "1 + 1", artefacts=("figure-1.csv",))
    assert (error.issue.code, error.detail) == ("BRIEF-10", "figure-1.csv")


def test_no_python_no_run(house):
    data = notebook(PARAMETERS, "1 + 1").replace(b'"python"', b'"R"')
    (error,) = house.run([Job(data, name="fault.ipynb")])
    assert error.issue.code == "BRIEF-12"


def test_what_is_no_notebook_is_refused(house):
    wrong = [b"", b"{", b"[]", b"{}", b'{"nbformat": 4}', b"\xff\xfe", b'{"cells": 3}', b"[" * 100_000]
    for error in house.run([Job(data, name="fault.ipynb") for data in wrong]):
        assert error.issue.code == "BRIEF-01"


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ResearchkitError, match="BRIEF-01"):
        run(tmp_path / "absent.ipynb")


def test_one_failure_does_not_stop_the_others(house):
    cells = ["1 + 1", "raise ValueError", "2 + 2", "import os; os._exit(0)", "3 + 3"]
    jobs = [Job(notebook(PARAMETERS, cell), name=f"n{i}.ipynb", formats=()) for i, cell in enumerate(cells)]
    seen: list[tuple[int, str, int]] = []
    results = house.run(jobs, workers=2, on_progress=lambda *said: seen.append(said))
    assert [isinstance(result, Executed) for result in results] == [True, False, True, False, True]
    assert (0, "n0.ipynb#cell=2", 2) in seen


def test_the_traceback_is_in_the_private_log_only(house, tmp_path):
    log = tmp_path / "logs" / "private.txt"
    error = outcome(house, f"raise KeyError('{SECRET}')", log=log)
    assert SECRET not in str(error)
    assert SECRET in log.read_text()
    assert log.stat().st_mode & 0o077 == 0


def test_state_of_one_notebook_does_not_reach_another(house):
    assert isinstance(
        outcome(house, "import builtins, os; builtins.leak = 1; os.environ['LEAK'] = '1'"), Executed
    )
    result = outcome(
        house, "import builtins, os\nassert not hasattr(builtins, 'leak') and 'LEAK' not in os.environ"
    )
    assert isinstance(result, Executed)


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    with Workers() as workers:
        outcome(workers, "1 + 1")
        outcome(workers, "import os; os._exit(0)")
    assert [entry.name for entry in tmp_path.iterdir()] == ["home"]
    assert not (home / ".ipython").exists()


def test_closing_ends_jobs_under_way():
    workers = Workers()
    workers._submit(0, Job(notebook(PARAMETERS, "import time; time.sleep(600)"), name="fault.ipynb"))
    time.sleep(1.0)
    began = time.monotonic()
    workers.close()
    assert time.monotonic() - began < 5
