"""``mine``: the student's own code once it has passed, the course's until then; it says which."""

import json
import linecache

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

import dlcourse.mine as mine
from dlcourse import check
from dlcourse.cli import main

PASSES = "def center(x):\n    return x - x.mean()\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    (tmp_path / ".dlcourse").mkdir()
    monkeypatch.chdir(tmp_path)
    mine._say.cache_clear()
    return tmp_path


def typed(text):
    file = f"<cell {len(linecache.cache)} of test_mine>"
    linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
    names = {"__name__": "__main__"}
    exec(compile(text, file, "exec"), names)
    return names


def test_what_passes_is_kept_and_found_again(folder, capsys):
    check("start.in_place", typed(PASSES)["center"])
    assert "Kept as mine.center, in mine/start.py: `from dlcourse" in capsys.readouterr().out
    assert PASSES in (folder / "mine" / "start.py").read_text(encoding="utf-8")
    assert mine.center is not mine.start.total and mine.start.center is mine.center
    said = capsys.readouterr().out
    assert said.count("mine.center: yours, from mine/start.py (0.3 has passed).") == 1
    assert "mine.total: the course's, until 0.2 passes." in said
    assert mine.built("start") == ["center"] and "center" in repr(mine.start)


def test_progress_shows_what_has_been_built(folder, capsys):
    check("start.in_place", typed(PASSES)["center"])
    capsys.readouterr()
    assert main(["progress"]) == 0
    assert "Built by you" in (said := capsys.readouterr().out) and "start: center" in said
    assert main(["progress", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["built"] == ["center"]


def test_what_fails_is_not_kept(folder, capsys):
    check("start.in_place", typed("def center(x):\n    x -= x.mean()\n    return x\n")["center"])
    assert not (folder / "mine").exists()
    assert "mine" not in capsys.readouterr().out


def test_an_answer_that_cannot_stand_alone_says_why(capsys):
    made = typed("def factory(less):\n    def center(x):\n        return x - less(x)\n    return center\n")
    check("start.in_place", made["factory"](lambda x: x.mean()))
    assert "Not kept as mine.center: center was made inside another function." in capsys.readouterr().out


def test_a_file_that_the_student_broke_costs_one_sentence(folder, capsys):
    check("start.in_place", typed(PASSES)["center"])
    file = folder / "mine" / "start.py"
    file.write_text(file.read_text(encoding="utf-8") + "\ndef broken(:\n", encoding="utf-8")
    mine.center  # noqa: B018
    said = capsys.readouterr().out
    assert "mine/start.py cannot be used: SyntaxError" in said and "mine.center: the course's" in said


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no exercise of the course asks for 'nonsense'"):
        mine.nonsense  # noqa: B018
    with pytest.raises(AttributeError, match="no exercise of chapter 'start' asks for 'nonsense'"):
        mine.start.nonsense  # noqa: B018


@pytest.mark.slow
def test_a_kernel_keeps_what_its_cells_define(folder):
    cells = [
        "from dlcourse import check, mine",
        "def shifted(x, by):\n    return x - by",
        "def center(x):\n    # mine\n    return shifted(x, x.mean())\n",
        "check('start.in_place', center)",
        "print(mine.center.__code__.co_filename)",
    ]
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}, kernel_name="python3").execute()
    assert "mine.center: yours" in notebook.cells[-1].outputs[0].text
    kept = (folder / "mine" / "start.py").read_text(encoding="utf-8")
    assert "def shifted(x, by):\n    return x - by\n\n\ndef center(x):\n    # mine\n" in kept


def test_import_from_works():
    from dlcourse import mine as imported
    from dlcourse.mine import total

    assert callable(total) and imported is mine
