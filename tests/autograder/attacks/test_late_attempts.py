"""Whoever has been lent a function can ask it everything there is to know; so nothing is taken after that."""

import pytest
from submissions import grade, lying, possible, solved, with_cell, with_function

from autograder.oracle.session import Session

HEADS, BOLTZMANN = "11_attention", "12_autoencoders_dbn"

NOTES = """
asked, found = [], {}

def key(name, arguments):
    return (name, *(np.asarray(each).tobytes() for each in arguments))

def note(name):
    return lambda *arguments: asked.append((name, arguments))

def evaluate(**lent):
    for name, arguments in asked:
        if name in lent:
            found[key(name, arguments)] = lent[name](*arguments)

def replay(name, *arguments):
    return found.get(key(name, arguments))
"""
FIRST_THESE = {
    HEADS: """
check("attention.heads", note("split_heads"), note("merge_heads"), lambda *_: None)
check("attention.heads", note("split_heads"), note("merge_heads"),
      lambda attend, split, merge, *_: evaluate(split_heads=split, merge_heads=merge))
""",
    BOLTZMANN: """
check("autoencoders_dbn.rbm", note("p_h"), note("p_v"), lambda *_: None, lambda *_: None)
check("autoencoders_dbn.cd1", lambda p_h, p_v, *_: evaluate(p_h=p_h, p_v=p_v), lambda *_: None)
""",
}
REPLAYED = {HEADS: ("split_heads", "merge_heads"), BOLTZMANN: ("p_h", "p_v")}
GAINED = {HEADS: "heads", BOLTZMANN: "rbm"}


def replaying(name, body="return replay({name!r}, *arguments)"):
    notebook = with_cell(lying(name), NOTES + FIRST_THESE[name])
    for each in REPLAYED[name]:
        with_function(notebook, each, f"def {each}(*arguments):\n    {body.format(name=each)}\n")
    return notebook


@pytest.mark.parametrize("name", FIRST_THESE)
def test_what_a_lent_function_said_earns_nothing(name):
    assert set(grade(replaying(name), name).marks.values()) == {0.0}


def test_it_would_have_earned_something(monkeypatch):
    monkeypatch.setattr(Session, "late", {})
    assert grade(replaying(HEADS), HEADS).marks["heads"] > possible(HEADS)["heads"] / 3


def test_a_late_attempt_that_ends_its_process_earns_nothing():
    dies = "if asked[-1] == 'the last': import os; os._exit(0)\n    return replay({name!r}, *arguments)"
    notebook = replaying(BOLTZMANN, dies)
    with_function(notebook, "free_energy", "def free_energy(*_):\n    asked.append('the last')\n")
    with_cell(notebook, 'check("autoencoders_dbn.rbm", p_h, p_v, free_energy, p_h)', "end")
    assert set(grade(notebook, BOLTZMANN).marks.values()) == {0.0}


def test_a_lender_that_is_late_itself_does_not_lend_before_it_is_its_turn():
    notebook = replaying(BOLTZMANN)
    late = """
check("autoencoders_dbn.greedy", lambda *_: None, lambda p_h, *_: None, {})
check("autoencoders_dbn.cd1", lambda p_h, p_v, *_: evaluate(p_h=p_h, p_v=p_v), lambda *_: None)
check("autoencoders_dbn.rbm", p_h, p_v, lambda *_: None, lambda *_: None)
"""
    assert set(grade(with_cell(notebook, late, "end"), BOLTZMANN).marks.values()) == {0.0}


@pytest.mark.parametrize("name", FIRST_THESE)
@pytest.mark.parametrize("backwards", [False, True])
def test_whoever_checks_everything_once_more_keeps_every_point(name, backwards):
    notebook = solved(name)
    typed = [line for cell in notebook.cells for line in cell.source.splitlines()]
    lines = [line for line in typed if line.startswith("check(")]
    again = with_cell(notebook, "\n".join(lines[::-1] if backwards else lines), "end")
    assert grade(again, name).marks == possible(name)


def test_an_answer_that_was_mended_below_counts_as_it_was_mended():
    notebook = solved(BOLTZMANN)
    mended = "def p_h(v, w, b_h):\n    return 0.5 + 0.5 * np.tanh((v @ w + b_h) / 2)\n"
    with_function(notebook, "p_h", "def p_h(v, w, b_h):\n    return v @ w\n")
    check = 'check("autoencoders_dbn.rbm", p_h, p_v, energy, free_energy)\n'
    assert grade(notebook, BOLTZMANN).marks["rbm"] < possible(BOLTZMANN)["rbm"]
    assert grade(with_cell(notebook, mended + check, "end"), BOLTZMANN).marks == possible(BOLTZMANN)
