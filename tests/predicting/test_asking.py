"""Predictions, explanations, self-tests and balances as text, and what they leave in the course folder."""

import json
import subprocess
import sys

import pytest

from dlcourse import balance, explain, predict, selftest
from dlcourse.predicting.balance import measure
from dlcourse.predicting.explain import Explanation
from dlcourse.predicting.questions import everything_predicted, needed, predictions

FIRST, SECOND = predictions("activations")[:2]


@pytest.fixture
def course(tmp_path, monkeypatch):
    (tmp_path / ".dlcourse").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def remembered(course):
    return json.loads((course / ".dlcourse" / "state.json").read_text())


def wrong(question):
    return next(letter for letter in question.options if letter != question.answer)


def test_a_question_says_how_to_answer_it(course, capsys):
    predict(FIRST.id)
    printed = capsys.readouterr().out
    assert FIRST.question in printed and all(option in printed for option in FIRST.options.values())
    assert f'predict("{FIRST.id}", "a")' in printed
    assert FIRST.why not in printed


def test_a_choice_is_stored_where_explorers_store_theirs_and_says_nothing_yet(course, capsys):
    predict(FIRST.id, wrong(FIRST).upper())
    assert remembered(course)["predictions"] == {FIRST.id: wrong(FIRST)}
    printed = capsys.readouterr().out
    assert FIRST.options[wrong(FIRST)] in printed and FIRST.right not in printed


def test_a_letter_that_is_no_option_is_refused(course, capsys):
    predict(FIRST.id, "z")
    assert "z is none of the options a, b, c" in capsys.readouterr().out
    assert not (course / ".dlcourse" / "state.json").exists()


@pytest.mark.parametrize("choose", [wrong, lambda question: question.answer, lambda question: None])
def test_an_explanation_holds_the_choice_against_what_it_was(course, capsys, choose):
    if choose(FIRST):
        predict(FIRST.id, choose(FIRST))
    capsys.readouterr()
    explain(FIRST.id)
    printed = capsys.readouterr().out
    assert FIRST.right in printed
    assert ("You expected" in printed) == bool(choose(FIRST))
    assert ("So it was" in printed) == (choose(FIRST) == FIRST.answer)
    assert FIRST.why not in printed


def test_the_reason_comes_after_a_sentence_of_ones_own(course, capsys):
    explain(FIRST.id, "  because of the slope ")
    assert FIRST.why in capsys.readouterr().out
    assert remembered(course)["explanations"] == {FIRST.id: "because of the slope"}
    assert Explanation(FIRST).content()["sentence"] == "because of the slope"


def test_a_balance_counts_cells_and_explorers_together():
    asked = everything_predicted("activations")
    choices = {each.id: each.answer for each in asked} | {FIRST.id: wrong(FIRST), SECOND.id: "gone"}
    found = measure("activations", choices, {FIRST.id: "too steep"})
    assert (len(found.foreseen), len(found.missed), len(found.still_open)) == (len(asked) - 2, 1, 1)
    assert f"You foresaw {len(asked) - 2} of {len(asked) - 1}." in repr(found)
    html = found._repr_html_()
    assert f'href="#{found.sections[FIRST.id].replace(" ", "-")}"' in html
    assert "too steep" in html and SECOND.question not in html


def test_what_a_student_typed_is_escaped():
    found = measure("activations", {FIRST.id: wrong(FIRST)}, {FIRST.id: "<b>"})
    assert "&lt;b&gt;" in found._repr_html_()


def test_an_empty_balance_says_so(course, capsys):
    balance("activations")
    assert "You have not predicted anything here yet." in capsys.readouterr().out


def test_a_self_test_points_to_the_passage_only_where_it_is_needed(course, capsys):
    questions = needed("activations")
    first = next(each for each in questions if each.passage)
    letters = "".join(wrong(each) if each is first else each.answer for each in questions)
    selftest("activations", letters)
    printed = capsys.readouterr().out
    assert printed.count("(Read again: chapter") == 1 and printed.count("Right.") == len(questions) - 1
    assert remembered(course)["selftests"][first.id] == wrong(first)


def test_grading_hears_nothing(course, capsys, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    predict(FIRST.id)
    explain(FIRST.id)
    balance("activations")
    selftest("activations")
    assert capsys.readouterr().out == ""


def test_importing_them_loads_nothing_heavy():
    heavy = ("matplotlib", "ipywidgets", "anywidget", "torch", "IPython")
    code = "import sys\nfrom dlcourse import balance, explain, predict, selftest\n"
    code += f"print(*[name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
