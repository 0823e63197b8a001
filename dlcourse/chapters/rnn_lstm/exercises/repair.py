"""10.6 A clinic: a network that learns nothing. The task it is given (judged here), its input, its start."""

import functools

import numpy as np

from dlcourse.chapters.rnn_lstm.exercises._reading import reading
from dlcourse.checking import Case, Exercise, Function, Quiz, Seed, generic, returning, retyped, seen
from dlcourse.numpy import recurrent_lstm as lstm
from dlcourse.numpy.optim import Adam

TARGET = 0.95
"""Share of sequences never seen in training that a small LSTM must get right."""


def echo_task(n, length, rng):
    x = rng.integers(0, 2, size=(n, length))
    return x, x[:, 0]


def by_integers(n, length, rng):
    x = rng.integers(2, size=n * length).reshape(n, length)
    y = x[:, 0].copy()
    return x, y


def by_coins(n, length, rng):
    x = (rng.random((n, length)) < 0.5).astype(np.int64)
    y = np.array([row[0] for row in x])
    return x, y


# ---- judging


def _pair(result):
    """Tokens and labels as arrays, if the result is a pair of them; else None."""
    if not isinstance(result, tuple | list) or len(result) != 2:
        return None
    try:
        return tuple(map(np.asarray, result))
    except ValueError:  # rows of different lengths
        return None


def _are_bits(array):
    return array.dtype.kind in "iu" and array.size > 0 and bool(np.isin(array, (0, 1)).all())


def _is_task(result, n, length, rng):
    pair = _pair(result)
    if pair is None:
        return False
    x, y = pair
    if x.shape != (n, length) or y.shape != (n,) or not (_are_bits(x) and _are_bits(y)):
        return False
    return bool((y == x[:, 0]).all())


def _is_balanced(result, n, length, rng):
    """Both tokens at every place, and no two places alike."""
    if not _is_task(result, n, length, rng):
        return False
    x = _pair(result)[0]
    agreement = np.corrcoef(x.T) - np.eye(length) if (x.std(axis=0) > 0).all() else np.ones((1, 1))
    return bool((np.abs(x.mean(axis=0) - 0.5) < 0.2).all() and (np.abs(agreement) < 0.4).all())


def _is_learnable(result, n, length, rng):
    if not _is_task(result, n, length, rng):
        return False
    x, y = (np.ascontiguousarray(array, np.int64) for array in _pair(result))
    return validation_accuracy(x.tobytes(), y.tobytes(), n, length) >= TARGET


def _draw_thrice(echo_task, n, length, seed):
    """Twice from generators in the same state, then from another one."""
    return [echo_task(n, length, np.random.default_rng(each)) for each in (seed, seed, seed + 1)]


def _follow_rng(drawn, n, length, seed):
    if not all(_is_task(each, n, length, None) for each in drawn):
        return False
    first, same, other = (_pair(each)[0] for each in drawn)
    return np.array_equal(first, same) and not np.array_equal(first, other)


@functools.cache
def validation_accuracy(x: bytes, y: bytes, n: int, length: int) -> float:
    """Train a small LSTM on three quarters of the data; the share it gets right of the last quarter."""
    tokens = np.frombuffer(x, np.int64).reshape(n, length)
    labels = np.frombuffer(y, np.int64).astype(float)
    rng, size, cut = np.random.default_rng(0), 8, 3 * n // 4
    shapes = (2, 4 * size), (size, 4 * size), (4 * size,), (size, 1)
    params = [rng.normal(0, 0.4, shape) for shape in shapes]
    params[2][size : 2 * size] += 3.0  # begin by remembering
    optimizer = Adam(params, lr=0.05)
    inputs = np.eye(2)[tokens].swapaxes(0, 1)
    start = np.zeros((n, size))
    for _ in range(60):
        wx, wh, b, readout = params
        (_, last, _), cache = lstm.lstm(inputs[:, :cut], start[:cut], start[:cut], wx, wh, b)
        dz = ((1 / (1 + np.exp(-last @ readout)))[:, 0] - labels[:cut])[:, None] / cut
        nothing = np.zeros((length, cut, size))
        grads = lstm.lstm_backward((nothing, dz @ readout.T, start[:cut]), cache)[3:]
        optimizer.step([*grads, last.T @ dz])
    wx, wh, b, readout = params
    (_, last, _), _ = lstm.lstm(inputs[:, cut:], start[cut:], start[cut:], wx, wh, b)
    return float((((last @ readout)[:, 0] > 0) == (labels[cut:] == 1)).mean())


# ---- mistakes


def _every_pair(holds):
    """``holds(x, y, n, length)`` for the result of every call with several sequences of several tokens."""

    def shows(evidence):
        calls = [call for call in evidence.calls if not call.case.play and min(call.case.args[:2]) > 1]
        pairs = [_pair(call.got.value) for call in calls]
        return bool(calls) and all(
            pair is not None and holds(*pair, *call.case.args[:2])
            for pair, call in zip(pairs, calls, strict=True)
        )

    return shows


def _labelled(holds):
    """``holds(x, y)`` for every result of the right form: tokens 0 and 1, and a label for each sequence."""
    return _every_pair(
        lambda x, y, n, length: (
            x.shape == (n, length) and y.shape == (n,) and _are_bits(x) and _are_bits(y) and holds(x, y)
        )
    )


def _is_unrelated(x, y):
    """Neither the parity nor any single token tells the label."""
    if len(y) < 100:
        return True  # too few to tell: they may agree by chance
    return all(0.3 < (candidate == y).mean() < 0.7 for candidate in (*x.T, x.sum(axis=1) % 2))


def _are_fractions(x, y):
    labelled = _are_bits(y) or np.array_equal(x[:, 0], y)
    return labelled and x.dtype.kind == "f" and x.min() >= 0 and x.max() < 1 and np.unique(x).size > 2


def _is_majority(x, y):
    share = x.mean(axis=1)
    return bool(((share > 0.5) == y)[share != 0.5].all())


def _method_missing(evidence):
    words = "Generator' object has no attribute"
    errors = [call.got.error == "AttributeError" and words in call.got.message for call in evidence.calls]
    return all(errors)


def _ignores_rng(evidence):
    """The same for every generator, or another for the same one, without the global one."""
    drawn = [evidence.ask(200, 6, Seed(seed)) for seed in (1, 1, 2)]
    pairs = [_pair(outcome.value) for outcome in drawn]
    if any(outcome.used_global_random for outcome in drawn) or None in pairs:
        return False
    first, same, other = (pair[0] for pair in pairs)
    varied = first.shape == (200, 6) and len(np.unique(first, axis=0)) > 30
    return varied and (np.array_equal(first, other) or not np.array_equal(first, same))


def _only_tokens(evidence):
    calls = [call for call in evidence.calls if not call.case.play]
    return all(np.shape(call.got.value) == call.case.args[:2] for call in calls)


AUTHORS = (by_integers, by_coins)


def _drawing(shows, **ways):
    return seen(shows, retyped(AUTHORS, "x = ", **ways))


def _labelling(shows, **ways):
    return seen(shows, retyped(AUTHORS, "y = ", **ways))


def _giving(shows, **ways):
    return seen(shows, returning(AUTHORS, **ways))


_BITS = "rng.integers(0, 2, (n, length))"
mistakes = [
    *_drawing(
        _method_missing, old_random_name=["rng.randint(0, 2, (n, length))", "rng.rand(n, length) < 0.5"]
    ),
    generic.uses_global_random(
        lambda n, length, rng: (x := np.random.randint(0, 2, (n, length)), x[:, 0]),
        lambda n, length, rng: (x := np.random.choice([0, 1], (n, length)), x[:, 0].copy()),
    ),
    *_drawing(
        _ignores_rng,
        own_generator=["np.random.default_" + _BITS.replace(".", way) for way in ("(0).", "().")],
    ),
    *_giving(_only_tokens, result_missing="x"),
    *_giving(
        _every_pair(lambda x, y, n, length: x.shape == (n,) and y.shape == (n, length)), wrong_order="y, x"
    ),
    *_drawing(
        _every_pair(lambda x, y, n, length: x.shape[:2] == (n, length) and _are_fractions(x, y)),
        tokens_are_floats=["rng.random((n, length))", "rng.uniform(0, 1, (n, length))"],
    ),
    *_giving(
        _every_pair(lambda x, y, n, length: x.dtype.kind == "f" and np.isin(x, (0, 1)).all()),
        whole_floats=["x.astype(float), y", "np.round(x * 1.0), 1.0 * y"],
    ),
    *_giving(
        _every_pair(lambda x, y, n, length: _are_bits(x) and y.dtype.kind == "f"),
        labels_are_floats="x, y * 1.0",
    ),
    *_giving(_every_pair(lambda x, y, n, length: x.dtype == bool), boolean_result="x == 1, y"),
    *_drawing(
        _every_pair(lambda x, y, n, length: x.shape == (n, length, 1)),
        axis_too_many="rng.integers(0, 2, (n, length, 1))",
    ),
    *_giving(
        _every_pair(lambda x, y, n, length: x.shape == (length, n)), transposed=["x.T, y", "x.T, x.T[0]"]
    ),
    *_giving(
        _every_pair(lambda x, y, n, length: x.shape == (n, length - 1)), first_token_cut_off="x[:, 1:], y"
    ),
    *_giving(
        _every_pair(lambda x, y, n, length: x.shape == (n, length + 1)),
        one_token_too_many="np.column_stack([y, x]), y",
    ),
    *_giving(_every_pair(lambda x, y, n, length: y.shape == (n, 1)), axis_left_over="x, y[:, None]"),
    *_labelling(
        _every_pair(lambda x, y, n, length: y.shape == (length,) and np.array_equal(x[0], y)),
        wrong_axis="x[0]",
    ),
    *_labelling(_every_pair(lambda x, y, n, length: y.ndim == 0), first_only="x[0, 0]"),
    *_drawing(
        _every_pair(lambda x, y, n, length: x.min() == x.max()),
        only_one_token=["rng.integers(0, 1, (n, length))", "np.ones((n, length), int)"],
    ),
    *_drawing(
        _every_pair(lambda x, y, n, length: x.dtype.kind in "iu" and not _are_bits(x)),
        three_tokens=["rng.integers(0, 3, (n, length))", "rng.integers(1, 3, (n, length))"],
    ),
    *_drawing(
        _labelled(lambda x, y: (x == x[:, :1]).all()),
        first_token_repeated=f"{_BITS}[:, :1].repeat(length, axis=1)",
    ),
    *_drawing(
        _labelled(lambda x, y: (x == x[0]).all()),
        one_sequence_repeated="np.tile(rng.integers(0, 2, length), (n, 1))",
    ),
    *_labelling(_labelled(lambda x, y: (x[:, -1] == y).all()), last_token="x[:, -1]"),
    *_labelling(_labelled(lambda x, y: (x[:, 1] == y).all()), off_by_one="x[:, min(1, length - 1)]"),
    *_labelling(_labelled(lambda x, y: (x[:, 0] != y).all()), label_inverted="1 - x[:, 0]"),
    *_labelling(_labelled(lambda x, y: (x.sum(axis=1) % 2 == y).all()), parity="x.sum(axis=1) % 2"),
    *_labelling(
        _labelled(_is_majority),
        majority=["(x.mean(axis=1) > 0.5).astype(int)", "(x.sum(axis=1) >= length / 2) * 1"],
    ),
    *_drawing(
        _labelled(lambda x, y: (x[:, 0] == y).all() and (len(y) < 100 or abs(x.mean() - 0.5) > 0.1)),
        unbalanced=["(rng.random((n, length)) < 0.2) * 1", "rng.integers(0, 4, (n, length)) // 3"],
    ),
    *_labelling(
        _labelled(_is_unrelated), labels_unrelated=["rng.integers(0, 2, n)", "rng.permutation(n) % 2"]
    ),
]

# ---- cases


def drawn(rng):
    def seed():
        return Seed(int(rng.integers(1_000_000)))

    thrice = (40, 6, int(rng.integers(1_000_000)))
    return [
        Case("one sequence", (1, 6, seed()), prop=_is_task, weight=0.5),
        Case("sequences of one", (5, 1, seed()), prop=_is_task, weight=0.5),
        Case("balanced", (400, 7, seed()), prop=_is_balanced, weight=2),
        Case("learned", (320, 8, seed()), prop=_is_learnable),
        Case("follows rng", thrice, play=_draw_thrice, prop=_follow_rng, weight=1.5),
    ]


visible = [
    Case("six sequences", (6, 4, Seed(1)), prop=_is_task, weight=0.5),
    Case("balanced", (300, 5, Seed(2)), prop=_is_balanced, weight=1.5),
]
answer = Function("echo_task", echo_task, AUTHORS, mistakes, visible, drawn)
quiz = Quiz("faults", {"q1": "b", "q2": "c", "q3": "a", "q4": "c"})
exercise = Exercise(number="10.6", points=6, answers=[quiz, answer, *reading], former=2)
