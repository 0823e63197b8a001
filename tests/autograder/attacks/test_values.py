"""Hostile results of every kind, for every exercise: the engine judges them and never breaks."""

import json
from collections import OrderedDict, defaultdict, namedtuple
from enum import IntEnum

import numpy as np
import pytest
import torch
from everything import EVERYTHING
from hypothesis import given
from hypothesis import strategies as st

from autograder.grading.graded_notebook import verdict_outputs
from autograder.grading.ledger import ExerciseEntry
from autograder.oracle import Attempt
from autograder.oracle.session import CellRun
from autograder.wire.codec import Codec
from autograder.wire.errors import WireError
from dlcourse.checking.calling.outcome import Outcome
from dlcourse.checking.exercise import Function
from dlcourse.checking.registry import exercises
from dlcourse.checking.run import collect
from dlcourse.checking.trials import draw
from dlcourse.curriculum import chapters

ALL = [exercise for chapter in chapters() for exercise in exercises(chapter)]


class Nothing:
    """What is left of a handle."""


VALUES = {
    "nothing": None,
    "a handle": Nothing(),
    "not a number": float("nan"),
    "infinity": float("inf"),
    "a large number": 2**1000,
    "a complex number": 1j,
    "bytes": b"x",
    "odd text": "\0\x1b[31m<script>‮�",
    "a long text": "x" * 10**6,
    "nested lists": [[[[[[[[[[[[]]]]]]]]]]]],
    "odd keys": {None: 1, float("nan"): 2, (1, 2): 3, b"x": 4},
    "a mix": [1, "x", None, np.zeros((2, 2)), {"a": [Nothing()]}],
    "tuples of everything": (None, 2**1000, np.array([]), Nothing(), torch.zeros(2)),
    "an empty array": np.zeros((0, 3)),
    "an array of many dimensions": np.zeros((1,) * 32),
    "a zero-dimensional array": np.array(3.7),
    "an array of infinities": np.full((3, 3), np.inf),
    "an array of NaN": np.full((3, 3), np.nan),
    "an array of booleans": np.ones((3, 3), bool),
    "complex numbers": np.ones((3, 3), complex),
    "long floats": np.ones(3, np.longdouble),
    "half floats": np.full(3, 60000, np.float16),
    "the other byte order": np.ones((3, 3), ">f8"),
    "unsigned numbers": np.full((2, 3), 2**64 - 1, np.uint64),
    "a tensor": torch.full((3, 3), 0.123, requires_grad=True),
    "a tensor of bfloat16": torch.ones(2, 2, dtype=torch.bfloat16),
    "a tensor of complex numbers": torch.ones(2, dtype=torch.complex64),
    "an empty tensor": torch.zeros(0, 4),
}

OUTCOMES = {
    "a strange error": Outcome("raised", error="<b>{x}</b>", message="{0} {error} %s \0 <script>" * 20),
    "nothing said": Outcome("raised"),
    "skipped": Outcome("skipped"),
    "strange side effects": Outcome(
        "returned", changed=("<x>", "{y}"), hidden_state=("{z}",), printed="{}<script>", warned=("{w}",)
    ),
    **{name: Outcome("returned", value=value) for name, value in VALUES.items()},
}

PARTS = 1 if EVERYTHING else 16
"""Into so many parts the outcomes are split; each exercise meets one of them."""


class Caller:
    """A student whose answer gives the same to every question."""

    def __init__(self, outcome):
        self._outcome = outcome

    def call(self, args, kwargs, play=None):
        return self._outcome

    def read(self):
        return self._outcome.value

    def source(self):
        return "\0 not python ((("


def judged(exercise, outcome):
    callers = [Caller(outcome) for _ in exercise.answers]
    verdict = Attempt(exercise, callers, collect(exercise, callers, draw(exercise, 5))).conclude()
    written = json.dumps(ExerciseEntry.of(exercise, verdict, 5).to_json())
    entry = ExerciseEntry.from_json(json.loads(written))
    text = json.dumps(verdict_outputs(entry, exercise, CellRun(1)), ensure_ascii=False)
    text.encode()
    assert "<script" not in json.dumps(
        [o["data"].get("text/html", "") for o in verdict_outputs(entry, exercise, CellRun(1)) if "data" in o]
    )
    assert entry.verdict.points == json.loads(written)["points"]
    return entry.verdict


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("exercise", ALL, ids=lambda each: each.id)
def test_hostile_results_are_judged(exercise):
    """Some of the outcomes for each exercise, so that every outcome meets many of them."""
    asks_for_code = any(isinstance(answer, Function) for answer in exercise.answers)
    for name in list(OUTCOMES)[ALL.index(exercise) % PARTS :: PARTS]:
        verdict = judged(exercise, OUTCOMES[name])
        may_be_full = not exercise.points or (name in VALUES and not asks_for_code)
        assert may_be_full or verdict.points < exercise.points, name


def no_handles(description):
    raise WireError("a handle")


CODEC = Codec(lambda value: {"object": 1}, no_handles)

json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.binary(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from("tdiucasThx"), inner, max_size=2)
        | st.tuples(st.sampled_from("tdiucasTh"), inner).map(lambda pair: dict([pair]))
    ),
    max_leaves=20,
)


@given(json_like)
def test_whatever_comes_over_the_line_is_a_value_or_refused(data):
    try:
        value = CODEC.decode(data)
    except WireError:
        return
    json.dumps(repr(value), ensure_ascii=False).encode()


class Colour(IntEnum):
    RED = 3


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (OrderedDict(a=1), {"a": 1}),
        (defaultdict(list, a=[1]), {"a": [1]}),
        (namedtuple("Pair", "x y")(1, 2), (1, 2)),
        (Colour.RED, 3),
        (2**200, 2**200),
        ("naïve", "naïve"),
        ((1, [2.5, {"k": None}], True), (1, [2.5, {"k": None}], True)),
    ],
)
def test_kinds_of_built_in_types_travel_as_what_they_are(value, plain):
    assert CODEC.decode(CODEC.encode(value)) == plain


def test_numbers_of_numpy_keep_their_type():
    for value in (np.float64(0.5), np.float32(0.5), np.int64(3), np.bool_(True)):
        back = CODEC.decode(CODEC.encode(value))
        assert (type(back), back) == (type(value), value)


@pytest.mark.parametrize(
    "tensor",
    [
        torch.ones(2, dtype=torch.float8_e4m3fn),
        torch.ones(2, 2).to_sparse(),
        torch.ones(2, device="meta"),
        torch.quantize_per_tensor(torch.ones(2), 0.1, 0, torch.quint8),
    ],
)
def test_unusual_tensors_stay_where_they_are(tensor):
    assert list(CODEC.encode(tensor)) == ["h"]


@pytest.mark.parametrize("tensor", [torch.ones(2, 3).T, torch.tensor(2 + 1j).conj(), torch.zeros(0)])
def test_views_of_tensors_travel(tensor):
    assert torch.equal(CODEC.decode(CODEC.encode(tensor)), tensor.resolve_conj())
