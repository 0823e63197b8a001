"""The runner of strangers' answers: what it reads, and how it counts."""

import numpy as np
import pytest

from dlcourse.checking import Case, Exercise, Function, Wrong
from dlcourse.checking.audit.answers import Tally, judge_answers, read_answers
from dlcourse.checking.audit.right_answers import refused
from dlcourse.checking.audit.solutions import Solution, solutions
from dlcourse.checking.registry import exercise
from dlcourse.cli import main
from dlcourse.resources import resource

SOURCES = resource("notebooks") / "source"
SOLUTION = Solution(
    "start.x", "import numpy as np\n", "def f(x):\n    return x * 2\n\ndef g(x):\n    return f(x)\n"
)
SQUARES = Wrong("squares", lambda x: x**2, lambda x: x * x)
VISIBLE = [Case("three", (3.0,)), Case("half", (0.5,))]
EXERCISE = Exercise(
    "1.1",
    2.0,
    [
        Function("f", lambda x: x * 2, mistakes=[SQUARES], visible=VISIBLE),
        Function("g", lambda x: x * 2, visible=VISIBLE),
    ],
    chapter="start",
    name="x",
)


def judge(folder, **files):
    (folder / "start.x").mkdir()
    for name, text in files.items():
        (folder / "start.x" / f"{name}.py").write_text(text)
    return list(judge_answers(read_answers(folder, "start.x"), EXERCISE, SOLUTION, seeds=(0, 1)))


def test_answers_are_counted_by_how_they_are_judged(tmp_path):
    found = judge(
        tmp_path,
        right_01="# right: plain\ndef f(x):\n    return x + x\n",
        right_02="# right: not really\ndef f(x):\n    return x\n",
        wrong_01="# wrong: squares\n# accept: squares\ndef f(x):\n    return x**2\n",
        wrong_02="# wrong: another name is true\n# accept: cubes\ndef f(x):\n    return x * x\n",
        wrong_03="# wrong: nothing\n# accept:\ndef f(x):\n    return 2 * x\n",
        wrong_04="# wrong: raises\n# accept:\ndef f(x):\n    return x[0]\n",
    )
    assert Tally.of(found).to_json() == {
        "answers_right": 2,
        "answers_right_full": 1,
        "answers_wrong": 4,
        "answers_rejected": 3,
        "answers_named_true": 1,
        "answers_named_false": 1,
    }
    assert [judgement.fair for judgement in found] == [True, False, True, False, False, True]


def test_what_a_file_does_not_define_is_the_authors(tmp_path):
    (only,) = judge(tmp_path, wrong_01="# wrong: f\n# accept: squares\ndef f(x):\n    return x**2\n")
    assert only.named == {"squares"}  # and g still doubles, by the author's f


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("right_01", "def f(x): return x", "first line"),
        ("right_01", "# wrong: in the wrong file\n# accept:\n", "first line"),
        ("wrong_01", "# wrong: no names\ndef f(x): return x", "second line"),
    ],
)
def test_a_file_begins_as_it_must(name, text, reason, tmp_path):
    with pytest.raises(ValueError, match=reason):
        judge(tmp_path, **{name: text})


def test_a_folder_of_ones_own_can_be_judged(tmp_path, capfd):
    (tmp_path / "start.answer").mkdir()
    (tmp_path / "start.answer" / "right_01.py").write_text(
        "# right: in words\ndef answer():\n    return 6 * 7\n"
    )
    (tmp_path / "start.answer" / "wrong_01.py").write_text(
        "# wrong: text\n# accept: returns_nothing\ndef answer():\n    return '42'\n"
    )
    assert main(["audit", "start", "--answers", str(tmp_path), "--seeds", "1"]) == 1
    printed = capfd.readouterr().out
    assert "FAIL" in printed and "true would be returns_nothing" in printed
    assert "right 1, full and unnamed 1; wrong 1, rejected 1, named truly 0, falsely 1" in printed


def test_a_seed_that_refuses_a_right_answer_is_found():
    def drawn(rng):
        return [Case("a number", (float(rng.random()),))]

    alternatives = [lambda x: x + min(x, 0.9)]
    doubled = Function("f", lambda x: 2 * x, alternatives=alternatives, visible=VISIBLE[1:], cases=drawn)
    seeds = range(30)
    high = [seed for seed in seeds if np.random.default_rng([seed, 0]).random() > 0.9]
    found = list(refused(Exercise("1.1", 2.0, [doubled], chapter="start", name="answer"), seeds))
    assert high and [each.seed for each in found] == high
    assert str(found[0]).startswith(f"start.answer: f, alternative 1, seed {high[0]}: ")


def test_visible_cases_are_asked_once_however_many_seeds_there_are():
    asked = []

    def doubled(x):
        asked.append(x)
        return 2 * x

    exercise = Exercise("1.1", 2.0, [Function("f", doubled, visible=VISIBLE)], chapter="start", name="x")
    assert list(refused(exercise, range(30))) == []
    assert asked.count(3.0) == 2  # for what is expected, and as an answer


def test_a_strangers_right_answer_is_tried_for_what_it_defines_itself(tmp_path):
    (tmp_path / "start.x").mkdir()
    (tmp_path / "start.x" / "right_01.py").write_text("# right: not so\ndef g(x):\n    return 2.1 * x\n")
    found = list(refused(EXERCISE, range(1), read_answers(tmp_path, "start.x"), SOLUTION))
    assert [each.answer for each in found] == ["right_01.py"]


def test_right_answers_of_a_chapter_are_tried_with_many_seeds(capfd):
    assert main(["audit", "start", "--seeds", "3"]) == 0
    printed = capfd.readouterr().out
    assert "ok   start.answer" in printed and "3 seeds: 0 times a right answer is refused" in printed


def test_a_folder_that_is_not_there(tmp_path, capsys):
    assert main(["audit", "--answers", str(tmp_path / "none")]) == 2
    assert "there is no folder of answers" in capsys.readouterr().err


def test_answers_to_an_earlier_edition_are_found_and_answer_by_their_present_names(tmp_path):
    (tmp_path / "cnn_layers.maxpool2d").mkdir()
    text = "# right: former name\ndef maxpool2d(x, size, stride):\n    return x.max()\n"
    (tmp_path / "cnn_layers.maxpool2d" / "right_01.py").write_text(text)
    asked = exercise("cnn_layers.max_pool2d")
    (answer,) = read_answers(tmp_path, asked.id)
    (written,) = (each for each in solutions(SOURCES, "cnn_layers") if each.exercise == asked.id)
    (judgement,) = judge_answers([answer], asked, written, seeds=(0,))
    assert not judgement.full and judgement.named == {"scalar_instead"}  # the author's own would be full
