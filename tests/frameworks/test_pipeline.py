"""The visual pipeline: it runs, its script gives the same, and every leak is named."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.frameworks.pipeline import (
    COMPONENTS,
    Pipeline,
    honest,
    noise_selected,
    scaled_too_early,
    steps,
)
from dlcourse.frameworks.pipeline.drawing import describe

BOARDS = {
    "honest": honest,
    "scaled too early": scaled_too_early,
    "selected too early": lambda: noise_selected(early=True),
    "selected in time": lambda: noise_selected(early=False),
}
LEAKS = {"scaled too early": ["scale"], "selected too early": ["select"]}


@pytest.fixture(params=BOARDS)
def name(request):
    return request.param


@pytest.mark.slow
def test_the_script_gives_the_same_result(name, tmp_path):
    board = BOARDS[name]()
    file = tmp_path / "exported.py"
    file.write_text(board.script())
    printed = subprocess.run([sys.executable, file], capture_output=True, text=True, check=True)
    assert (printed.stdout, printed.stderr) == (f"evaluate_accuracy {board.run()['evaluate.accuracy']}\n", "")


def test_the_script_has_only_the_functions_it_uses():
    script = honest().script()
    assert "def scale(" in script
    assert "def select(" not in script
    compile(script, "exported.py", "exec")


def test_the_leaks_are_found_and_no_others(name):
    assert [alarm.box for alarm in BOARDS[name]().alarms()] == LEAKS.get(name, [])


def test_an_alarm_says_what_to_do():
    (alarm,) = scaled_too_early().alarms()
    assert (
        str(alarm) == "scale: learns from all rows before split, those of the test among them. Split first."
    )


def with_test(train_on, test_on, board=None):
    board = board or Pipeline().add("read").add("split").connect("read.table", "split.table")
    board.add("train").add("predict").add("evaluate")
    board.connect(train_on, "train.table").connect("train.model", "predict.model")
    board.connect(test_on, "predict.table").connect(test_on, "evaluate.table")
    return board.connect("predict.predictions", "evaluate.predictions")


@pytest.mark.parametrize(
    ("train_on", "test_on", "leaks"),
    [
        ("split.train", "split.test", []),
        ("split.test", "split.train", []),
        ("read.table", "split.test", ["train"]),
        ("split.test", "split.test", ["train"]),
        ("split.train", "read.table", ["train"]),
        ("read.table", "read.table", ["train"]),
    ],
)
def test_training_and_testing_must_not_share_rows(train_on, test_on, leaks):
    assert [alarm.box for alarm in with_test(train_on, test_on).alarms()] == leaks


@pytest.mark.parametrize(("scaled", "leaks"), [("first.train", ["scale"]), ("second.train", [])])
def test_a_second_split_counts_too(scaled, leaks):
    """The second split's test part is a validation part, which the scaler must not see either."""
    board = Pipeline().add("read").add("first", "split").add("second", "split").add("scale")
    board.add("alike", "apply_scale").connect("read.table", "first.table").connect(
        "first.train", "second.table"
    )
    board.connect(scaled, "scale.table").connect("scale.scaler", "alike.scaler")
    board.connect("second.test", "alike.table")
    board.add("inner", "apply_scale").connect("second.train", "inner.table").connect(
        "scale.scaler", "inner.scaler"
    )
    assert [alarm.box for alarm in with_test("inner.table", "alike.table", board).alarms()] == leaks


def test_what_is_learned_but_not_used_is_no_leak():
    board = with_test("split.train", "split.test").add("scale").connect("read.table", "scale.table")
    assert board.alarms() == []


def test_the_honest_pipeline_is_good_and_noise_is_not():
    assert honest().run()["evaluate.accuracy"] > 0.9
    assert noise_selected(early=True).run()["evaluate.accuracy"] > 0.8  # on pure noise
    assert 0.3 < noise_selected(early=False).run()["evaluate.accuracy"] < 0.7


def test_the_scaler_has_seen_the_training_part_only():
    values = honest().run()
    x, _ = values["scale.table"]
    np.testing.assert_allclose(x.mean(axis=0), 0, atol=1e-9)
    np.testing.assert_allclose(x.std(axis=0), 1)
    np.testing.assert_allclose(values["scale.scaler"][0], values["split.train"][0].mean(axis=0))
    assert np.abs(values["alike.table"][0].mean(axis=0)).max() > 0.01


@given(st.integers(2, 60), st.floats(0.05, 0.95), st.integers(0, 9))
def test_a_split_shares_every_row_out(rows, test, seed):
    x, y = np.arange(rows)[:, None], np.arange(rows)
    (x_train, y_train), (x_test, y_test) = steps.split((x, y), test, seed)
    assert sorted([*y_train, *y_test]) == list(range(rows))
    assert len(y_test) == round(test * rows)
    np.testing.assert_array_equal(x_train[:, 0], y_train)
    np.testing.assert_array_equal(x_test[:, 0], y_test)


def test_selection_finds_the_columns_that_matter():
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, 200).astype(float)
    x = rng.normal(size=(200, 6))
    x[:, 4] += 3 * y
    x[:, 1] -= 2 * y
    (kept, _), columns = steps.select((x, y), 2)
    assert list(columns) == [4, 1]
    np.testing.assert_array_equal(kept, steps.apply_select((x, y), columns)[0])


@pytest.mark.parametrize(
    ("mistake", "message"),
    [
        (lambda board: board.add("box", "forest"), "no component 'forest'; there are read, noise, split"),
        (lambda board: board.add("split"), "needs a new name"),
        (lambda board: board.add("a b", "scale"), "needs a new name made of letters"),
        (lambda board: board.add("more", "split", tset=0.2), r"\['seed', 'test'\], got \['tset'\]"),
        (lambda board: board.connect("rad.table", "scale.table"), "no box 'rad'; there are read, split"),
        (lambda board: board.connect("read.table", "split.table"), "has a cable from read.table already"),
        (lambda board: board.connect("split.tset", "scale.table"), "outputs of split are train, test, got"),
        (lambda board: board.connect("split.test", "read.table"), "inputs of read are none, got"),
        (lambda board: board.connect("split.train", "split.table"), "already"),
        (lambda board: board.run(), "no cable yet: scale.table"),
    ],
)
def test_mistakes_on_the_board(mistake, message):
    board = Pipeline().add("read").add("split").add("scale").connect("read.table", "split.table")
    with pytest.raises(ValueError, match=message):
        mistake(board)


def test_cables_must_not_run_in_a_circle():
    board = Pipeline().add("a", "scale").add("b", "scale").connect("a.table", "b.table")
    with pytest.raises(ValueError, match=r"b.table -> a.table would close a circle"):
        board.connect("b.table", "a.table")
    assert ("a", "table") not in board.cables


def test_the_drawing_has_every_box_cable_and_alarm(name):
    board = BOARDS[name]()
    figure = board.draw(board.run())
    (axes,) = figure.axes
    words = [text.get_text() for text in axes.texts]
    for box in board.boxes.values():
        assert any(text.startswith(box.component.title) for text in words)
    assert len(axes.patches) == len(board.boxes) + len(board.cables)
    assert words.count("!") == len(figure.texts) == len(LEAKS.get(name, []))


def test_what_runs_through_a_cable_is_described():
    table = (np.zeros((4, 3)), np.zeros(4))
    assert [describe(value) for value in (None, 0.5, table, table[0][0], (np.zeros(3), 0.0))] == [
        "",
        "0.500",
        "4 x 3",
        "3 numbers",
        "4 numbers",
    ]


def test_components_fit_their_functions():
    for component in COMPONENTS.values():
        names = component.function.__code__.co_varnames[: component.function.__code__.co_argcount]
        assert names == (*component.inputs, *component.defaults)
