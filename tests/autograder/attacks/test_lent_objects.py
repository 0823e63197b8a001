"""Objects with methods that the oracle hands in: student code works with them, and reaches nothing else."""

from pathlib import Path

import numpy as np
import pytest
from everything import some
from submissions import grade, possible, solved, with_function

from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.registry import exercise
from dlcourse.checking.run import run

NAME, ASKED = "07_training", "train_loop"
ANSWERS = some(sorted(Path("tests/answers/training.train_loop").glob("*.py")), 5)


def mark(code):
    return grade(with_function(solved(NAME), ASKED, code), NAME).marks[ASKED]


@pytest.mark.slow
def test_strangers_answers_earn_in_grading_what_they_earn_at_home():
    codes = {file.stem: file.read_text(encoding="utf-8") for file in ANSWERS}
    assert {name: mark(code) for name, code in codes.items()} == {
        name: at_home(code) for name, code in codes.items()
    }


def at_home(code):
    names = {"np": np}
    exec(code, names)
    return run(exercise("training.train_loop"), [LocalCaller(names[ASKED])]).points


TRAINED = """
def train_loop(model, step, x, y, x_val, y_val, epochs, batch_size, rng):
    {first}
    train, val, states = [], [], {{name: {{}} for name in model.params}}
    for _ in range(epochs):
        model.train()
        order, total = rng.permutation(len(x)), 0.0
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            model.zero_grad()
            total += model.loss(x[rows], y[rows]) * len(rows)
            model.backward()
            for name in model.params:
                {update}
        model.eval()
        train.append(total / len(x))
        val.append(model.loss(x_val, y_val))
    {last}
    return {{"train": train, "val": val}}
"""
PLAIN = "model.params[name], states[name] = step(model.params[name], model.grads[name], states[name])"
IN_PLACE = (
    "new, states[name] = step(held[name], model.grads[name], states[name]); held[name][...] = new",
    "new, states[name] = step(model.params[name], model.grads[name], states[name]); "
    "model.params = {**model.params, name: new}",
)


@pytest.mark.parametrize("update", [PLAIN, *IN_PLACE])
def test_data_is_written_in_whatever_way_python_has(update):
    code = TRAINED.format(first="held = model.params; model.best = None", update=update, last="")
    assert mark(code) == possible(NAME)[ASKED]


def test_a_dictionary_that_the_loop_holds_is_renewed_as_at_home():
    renewed = "model.params[name], states[name] = step(model.params[name], held[name], states[name])"
    code = TRAINED.format(first="held = model.grads", update=renewed, last="")
    assert mark(code) == at_home(code) == possible(NAME)[ASKED]


@pytest.mark.parametrize(
    "forging",
    [
        "model.visits = []; model._visits = []; model.returned = dict(model.params)",
        "model.visits[-1].steps.append('right')",
        "model._visits[-1].steps.append('right')",
        "type(model).visits",
        "model.backward.__self__._visits",
        "vars(model).update(_visits=[], _returned={}, loss=None, step=lambda *args: args)",
    ],
)
def test_the_diary_is_out_of_reach(forging):
    never = TRAINED.format(first="pass", update="pass", last=f"try: {forging}\n    except Exception: pass")
    honest = TRAINED.format(first="pass", update="pass", last="")
    assert mark(never) <= mark(honest) < possible(NAME)[ASKED] / 2


def test_the_model_of_a_call_that_is_over_answers_nothing():
    honest = TRAINED.format(first="kept.append(model); model = kept[0]", update=PLAIN, last="")
    code = honest + "\n\nkept = []\n"
    assert mark(code) <= mark("def train_loop(*args):\n    raise RuntimeError\n") < possible(NAME)[ASKED] / 10
