"""check(): the one door; no traceback of ours, points as a plain float, results remembered."""

import numpy as np
import pytest

from dlcourse import check
from dlcourse.checking import agree, hint
from dlcourse.checking.registry import exercise as find_exercise
from dlcourse.curriculum import UnknownIdError
from dlcourse.state import state


@pytest.fixture(autouse=True)
def course_folder(tmp_path, monkeypatch):
    (tmp_path / ".dlcourse").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def right(x):
    return x - x.mean()


def test_full_points_and_a_plain_float(capsys):
    points = check("activations.choose", {"q1": "b", "q2": "c", "q3": "a", "q4": "d"})
    assert type(points) is float and points == 6.0
    assert "All right" in capsys.readouterr().out


def test_the_result_is_remembered():
    check("start.in_place", right)
    assert state().get("results", "start.in_place")["full"] is True


def test_the_wrong_number_of_answers_is_explained(capsys):
    assert check("activations.forward", right) == 0.0
    assert "sigmoid, tanh, relu, leaky_relu, gelu" in capsys.readouterr().out


def test_a_check_of_an_earlier_edition_hands_in_fewer_answers(capsys):
    exercise = find_exercise("regression.repair")
    *functions, _ = exercise.answers
    assert check(exercise.id, *[function.reference for function in functions]) == exercise.points
    assert check(exercise.id, *[function.reference for function in functions[:2]]) == 0.0
    assert "symptoms" in capsys.readouterr().out


@pytest.mark.parametrize(
    "id", ["activations.dead_fractions", "activation.forward", "nonsense", "", "a.b.c", "os.path"]
)
def test_an_unknown_id_is_answered_with_known_ones(id):
    with pytest.raises(UnknownIdError, match=r"there is no exercise"):
        check(id, right)


def test_ctrl_c_during_a_check_loses_nothing(capsys):
    def interrupted(x):
        raise KeyboardInterrupt

    assert check("start.in_place", interrupted) == 0.0
    assert "Stopped by you" in capsys.readouterr().out


def test_hints_open_one_by_one_and_are_remembered(capsys):
    for opened in (1, 2, 3, 4, 4):
        hint("start.in_place")
        assert len(capsys.readouterr().out.splitlines()) == opened
    assert state().get("hints", "start.in_place") == 4


def test_agree_tells_equal_different_and_not_written(capsys):
    def stub(x):
        raise NotImplementedError

    assert agree(right, lambda x: x - sum(x) / len(x), np.arange(3.0))
    assert not agree(lambda x: x, lambda x: x + 1, 2.0)
    assert not agree(lambda x: (np.float32(x), x), lambda x: (x, -x), np.arange(3.0))
    assert not agree(stub, lambda x: x, 2.0)
    said = capsys.readouterr().out
    assert "same numbers" in said and "other numbers" in said and "not written yet" in said
