"""7.5 Stop in time, and slow down in time: early stopping and a schedule."""

import copy
import math

import numpy as np

from dlcourse.chapters.training.exercises._warmup import rates
from dlcourse.checking import Case, Exercise, Function, edits, replaced, returning, retyped, seen
from dlcourse.checking.diagnosis.techniques import stops_with

# ---- early stopping


class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.waited = patience, 0
        self.best_loss, self.best_params = float("inf"), None

    def update(self, loss, params):
        self.waited += 1
        if loss < self.best_loss:
            self.best_loss, self.waited = loss, 0
            self.best_params = {name: array.copy() for name, array in params.items()}
        return self.waited >= self.patience


class ByCounter:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss = np.inf
        self.best_params = None
        self.bad = 0

    def update(self, loss, params):
        better = loss < self.best_loss
        if better:
            self.best_loss = loss
            self.best_params = {name: np.array(array) for name, array in params.items()}
            self.bad = 0
        else:
            self.bad += 1
        stop = self.bad >= self.patience
        return stop


class ByHistory:
    def __init__(self, patience):
        self.patience = patience
        self.losses = []
        self.best_loss = math.inf
        self.best_params = None
        self.bad = 0

    def update(self, loss, params):
        self.losses.append(loss)
        better = self.best_loss > loss
        self.bad += not better
        if better:
            self.best_params = copy.deepcopy(params)
            self.best_loss = loss
            self.bad = 0
        stop = not self.bad < self.patience
        return stop


_HANDS = (ByCounter, ByHistory)
_COPY = ("{name: np.array(array) for name, array in params.items()}", "copy.deepcopy(params)")
_BETTER, _STOP, _RESET = "        better = ", "        stop = ", "            self.bad = 0\n"
_BEST = "            self.best_loss = loss\n"
_INFINITE = ("self.best_loss = np.inf", "self.best_loss = math.inf")
stopping_mistakes = [
    *replaced(_HANDS, _COPY, reference_kept=["params", "dict(params)", "params.copy()"]),
    *edits(
        _HANDS,
        reference_kept=[
            (
                f"self.best_params = {each}\n",
                "pass\n",
                _BETTER,
                f"        self.best_params = {each}\n{_BETTER}",
            )
            for each in _COPY
        ],
        best_never_kept=[(f"self.best_params = {each}\n", "pass\n") for each in _COPY],
    ),
    *retyped(
        _HANDS,
        _STOP,
        one_too_late=["self.bad > self.patience", "self.bad >= self.patience + 1"],
        one_too_early=["self.bad >= self.patience - 1", "self.bad + 1 >= self.patience"],
        stops_at_once="self.bad > 0",
        never_stops="False",
        stop_inverted="self.bad < self.patience",
    ),
    *retyped(
        _HANDS,
        _BETTER,
        ties_as_better="loss <= self.best_loss",
        nan_as_better="not loss >= self.best_loss",
        higher_is_better="loss > self.best_loss or self.best_params is None",
        always_better="True",
    ),
    *replaced(_HANDS, _RESET, counted_in_all=""),
    *edits(
        _HANDS,
        compared_with_last=(
            _BETTER,
            f"        last, self.last = vars(self).get('last', np.inf), loss\n{_BETTER}loss < last  # ",
        ),
        best_loss_not_kept=(_BEST, ""),
    ),
    *replaced(
        _HANDS,
        _INFINITE,
        starts_at_zero=["self.best_loss = 0", "self.best_loss = 0.0"],
        starts_at_one=["self.best_loss = 1", "self.best_loss = 1.0"],
    ),
    *seen(
        stops_with("TypeError: '[<>]' not supported between instances of .*NoneType"),
        replaced(_HANDS, _INFINITE, none_compared="self.best_loss = None"),
    ),
    *returning(
        _HANDS,
        returns_best="self.best_params if stop else None",
        nothing_said="None",
        silent_until_the_end="stop or None",
    ),
]


def watched(answer, losses, patience):
    """What update says to one loss after the other, while the parameters go on changing."""
    watcher, params = answer(patience), {"w": np.zeros((2, 1)), "b": np.zeros(())}
    said = []
    for loss in losses:
        params["w"] += 1
        params["b"] -= 1
        said.append(_said(watcher.update(float(loss), params)))
        if said[-1] == "stop":
            break
    best = watcher.best_params or {}
    return {
        "said": said,
        "best loss": watcher.best_loss,
        "best params": {name: np.array(array) for name, array in best.items()},
    }


def _said(stop):
    return ("stop" if stop else "go on") if isinstance(stop, bool | np.bool_) else type(stop).__name__


def _losses(name, losses, patience, weight=1.0):
    typed = (
        f"watcher = EarlyStopping({patience})\n"
        f"for loss in {[round(float(each), 2) for each in losses]}:\n"
        "    params['w'] += 1\n"
        "    print(watcher.update(loss, params), watcher.best_params)"
    )
    return Case(name, (tuple(losses), patience), play=watched, typed=typed, weight=weight)


def drawn_losses(rng):
    def between(low, high):
        return np.round(rng.uniform(low, high), 2)

    a, b = between(2, 3), between(1, 1.5)
    return [
        _losses("waits in between", [a, b, a, b - 0.1, a, a, a, a - 1], 3, 2),
        _losses("down all the time", [a, a - 0.5, b - 0.1, b - 0.5, b - 0.6], 2, 0.5),
        _losses("patience 1", [a, b, b + 0.1, b - 0.5], 1, 1),
        _losses("an equal loss", [a, b, b, b, b, b], 2, 1),
        _losses("slowly up, with dips", [b, a + 0.3, a + 0.1, a + 0.2, a, a - 0.1], 4, 1),
        _losses("no number", [a, b, "nan", "nan", a], 3, 0.5),
        _losses("far below", [a * 100, b * 100, b * 90, b * 95, b * 98], 2, 0.5),
    ]


early = Function(
    "EarlyStopping",
    EarlyStopping,
    [ByCounter, ByHistory],
    stopping_mistakes,
    [_losses("by hand", [3, 2, 2.5, 1, 1.5, 1.2, 2], 2)],
    drawn_losses,
    weight=7,
)

exercise = Exercise(number="7.5", points=6, answers=[early, rates])
