"""10.6 A printed example with three faults, and a task that can be learned."""

import functools

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, Seed, Symptom, generic
from dlcourse.checking.diagnosis.evidence import Evidence
from dlcourse.numpy import recurrent_lstm as lstm
from dlcourse.numpy.optim import Adam

TARGET = 0.95
"""Share of sequences never seen in training that a small LSTM must get right."""


def echo_task(n, length, rng):
    x = rng.integers(0, 2, size=(n, length))
    return x, x[:, 0]


def echo_by_coins(n, length, rng):
    tokens = (rng.random(n * length) < 0.5).astype(np.int64).reshape(n, length)
    return tokens, np.array([row[0] for row in tokens])


# ---- judging


def _pair(result):
    """Tokens and labels, if the result is a pair of arrays; else None."""
    if not isinstance(result, tuple | list) or len(result) != 2:
        return None
    return tuple(result) if all(isinstance(array, np.ndarray) for array in result) else None


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
    x = result[0]
    agreement = np.corrcoef(x.T) - np.eye(length) if (x.std(axis=0) > 0).all() else np.ones((1, 1))
    return bool((np.abs(x.mean(axis=0) - 0.5) < 0.2).all() and (np.abs(agreement) < 0.4).all())


def _is_learnable(result, n, length, rng):
    if not _is_task(result, n, length, rng):
        return False
    x, y = (np.ascontiguousarray(array, np.int64) for array in result)
    return validation_accuracy(x.tobytes(), y.tobytes(), n, length) >= TARGET


@functools.cache
def validation_accuracy(x: bytes, y: bytes, n: int, length: int) -> float:
    """Train a small LSTM on three quarters of the data; the share it gets right of the last quarter."""
    tokens = np.frombuffer(x, np.int64).reshape(n, length)
    labels = np.frombuffer(y, np.int64).astype(float)
    rng, size, cut = np.random.default_rng(0), 8, 3 * n // 4
    shapes = (2, 4 * size), (size, 4 * size), (4 * size,), (size, 1)
    params = [rng.normal(0, 0.4, shape) for shape in shapes]
    params[2][size : 2 * size] += 1.5  # begin by remembering
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


def _seed(rng):
    return Seed(int(rng.integers(1_000_000)))


def _drawn(rng: np.random.Generator) -> list[Case]:
    return [
        Case("one sequence", (1, 6, _seed(rng)), prop=_is_task),
        Case("sequences of one", (5, 1, _seed(rng)), prop=_is_task),
        Case("balanced", (400, 7, _seed(rng)), prop=_is_balanced),
        Case("learned", (320, 8, _seed(rng)), prop=_is_learnable),
    ]


# ---- mistakes


def _random_labels(n, length, rng):
    return rng.integers(0, 2, size=(n, length)), rng.integers(0, 2, size=n)


def _random_labels_by_choice(n, length, rng):
    return rng.choice([0, 1], (n, length)), rng.permutation(n) % 2


def _floats(n, length, rng):
    x = rng.random((n, length))
    return x, (x[:, 0] > 0.5).astype(int)


def _floats_again(n, length, rng):
    x = np.array([rng.uniform(0, 1, length) for _ in range(n)])
    return x, np.round(x[:, 0]).astype(np.int64)


def _extra_axis(n, length, rng):
    x = rng.integers(0, 2, size=(n, length, 1))
    return x, x[:, 0, 0]


def _extra_axis_again(n, length, rng):
    x, y = echo_by_coins(n, length, rng)
    return x[..., None], y


def _last_token(n, length, rng):
    x = rng.integers(0, 2, (n, length))
    return x, x[:, -1]


def _last_token_again(n, length, rng):
    x = echo_by_coins(n, length, rng)[0]
    return x, x[:, length - 1].copy()


def _parity(n, length, rng):
    x = rng.integers(0, 2, (n, length))
    return x, x.sum(axis=1) % 2


def _parity_again(n, length, rng):
    x = echo_by_coins(n, length, rng)[0]
    return x, np.bitwise_xor.reduce(x, axis=1)


def _global_random(n, length, rng):
    x = np.random.randint(0, 2, (n, length))
    return x, x[:, 0]


def _global_random_again(n, length, rng):
    x = (np.random.rand(n, length) > 0.5).astype(int)
    return x, x[:, 0].copy()


def _every_pair(holds):
    """A symptom that every result shows which has more than one sequence of more than one token."""

    def shows(evidence: Evidence) -> bool:
        calls = [call for call in evidence.returned if call.case.args[0] > 1 and call.case.args[1] > 1]
        pairs = [_pair(call.got.value) for call in calls]
        labelled = all(pair and pair[1].ndim == 1 and _are_bits(pair[1]) for pair in pairs)
        return bool(pairs) and labelled and all(holds(*pair) for pair in pairs if pair)

    return shows


def _is_unrelated(x, y):
    """Neither the parity nor any single token tells the label."""
    if x.ndim != 2 or not _are_bits(x):
        return False
    if len(y) < 100:
        return True  # too few to tell: they may agree by chance
    return all(0.3 < (candidate == y).mean() < 0.7 for candidate in (*x.T, x.sum(axis=1) % 2))


def _holds_floats(x, y):
    return x.ndim == 2 and x.dtype.kind == "f" and x.min() >= 0 and x.max() < 1 and np.unique(x).size > 2


exercise = Exercise(
    number="10.6",
    points=6,
    answers=[
        Quiz("faults", {"q1": "b", "q2": "c", "q3": "a", "q4": "c"}),
        Function(
            "echo_task",
            reference=echo_task,
            alternatives=[echo_by_coins],
            mistakes=[
                Symptom("tokens_are_floats", _every_pair(_holds_floats), _floats, _floats_again),
                Symptom(
                    "axis_too_many",
                    _every_pair(lambda x, y: x.ndim == 3 and _are_bits(x)),
                    _extra_axis,
                    _extra_axis_again,
                ),
                Symptom(
                    "last_token",
                    _every_pair(lambda x, y: x.ndim == 2 and _are_bits(x) and (x[:, -1] == y).all()),
                    _last_token,
                    _last_token_again,
                ),
                Symptom(
                    "parity",
                    _every_pair(lambda x, y: x.ndim == 2 and _are_bits(x) and (x.sum(axis=1) % 2 == y).all()),
                    _parity,
                    _parity_again,
                ),
                Symptom(
                    "labels_unrelated", _every_pair(_is_unrelated), _random_labels, _random_labels_by_choice
                ),
                generic.uses_global_random(_global_random, _global_random_again),
            ],
            visible=[
                Case("six sequences", (6, 4, Seed(1)), prop=_is_task),
                Case("balanced", (300, 5, Seed(2)), prop=_is_balanced),
            ],
            cases=_drawn,
        ),
    ],
)
