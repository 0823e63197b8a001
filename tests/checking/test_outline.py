"""What is told about an exercise without running its file is what its file says when it runs."""

import subprocess
import sys

import pytest

from dlcourse.checking import outline
from dlcourse.checking.registry import exercise
from dlcourse.curriculum import chapters, ids

IDS = [id for chapter in chapters() for id in ids(chapter, "exercise")]


@pytest.mark.parametrize("id", IDS)
def test_it_is_what_the_exercise_says(id):
    found = exercise(id)
    assert outline.exists(id) and outline.surroundings(id) == (found.needs, tuple(found.uses))


def test_nothing_heavy_is_imported_for_it():
    program = (
        "import sys; from dlcourse.checking.outline import surroundings\n"
        "print(surroundings('gan.train_steps'), 'torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "('torch', ()) False\n"


@pytest.mark.parametrize("text", ["exercise = Exercise(needs=KIND)", "exercise = Exercise(**more)", "x = 1"])
def test_what_is_not_written_out_is_not_guessed(tmp_path, text):
    (tmp_path / "x.py").write_text(text)
    assert outline._written(tmp_path / "x.py") is None


@pytest.mark.parametrize("id", ["activations.nothing", "nowhere.forward", "activations."])
def test_what_is_not_there(id):
    assert not outline.exists(id)
