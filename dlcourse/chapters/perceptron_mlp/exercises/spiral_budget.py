"""5.6 Two spirals, at most 60 parameters: a configuration that is trained and measured."""

from collections.abc import Callable
from typing import Any

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, Symptom
from dlcourse.checking.diagnosis.evidence import Evidence
from dlcourse.experiments.spirals import BUDGET, Measured, measure

ENOUGH = 0.95
_START = {
    "features": ["x1", "x2"],
    "hidden": [14],
    "activation": "tanh",
    "init": "xavier",
    "learning_rate": 0.05,
    "l2": 0.0,
}


def one_wide_layer():
    return {**_START, "learning_rate": 0.02}


def better_features():
    squares = ["x1", "x2", "x1^2", "x2^2", "x1*x2"]
    return {**_START, "features": squares, "hidden": [7], "init": "he", "learning_rate": 0.1}


def two_layers():
    return _START | {"hidden": [6, 5]}


def _reaches(seed: int) -> Callable[[Any], bool]:
    def holds(config: Any) -> bool:
        result = measure(config, seed)
        return result.parameters <= BUDGET and result.val_accuracy >= ENOUGH

    return holds


def _case(seed: int) -> Case:
    return Case(f"spirals {seed + 1}", prop=_reaches(seed))


def _unseen(rng: np.random.Generator) -> list[Case]:
    """Two further spirals, the same for everybody: what a configuration reaches must not depend on luck."""
    return [_case(1), _case(2)]


def _shows(sign):
    """A symptom that looks at the configuration and at what it reached."""

    def shows(evidence: Evidence) -> bool:
        config = evidence.calls[0].got.value
        try:
            result = measure(config)
        except (ValueError, TypeError):
            return False
        return bool(sign(config, result))

    return shows


def _is_linear(config: dict[str, Any], result: Measured) -> bool:
    return not config["hidden"] or config["activation"] == "identity"


def _starts_at_zero(config: dict[str, Any], result: Measured) -> bool:
    return config["init"] == "zeros"


def _over_budget(config: dict[str, Any], result: Measured) -> bool:
    return result.parameters > BUDGET


def _held_down(config: dict[str, Any], result: Measured) -> bool:
    return config["l2"] >= 0.02 and measure({**config, "l2": 0.0}).val_accuracy > result.val_accuracy


def _better_at(rate: float, config: dict[str, Any], result: Measured) -> bool:
    return measure({**config, "learning_rate": rate}).val_accuracy > result.val_accuracy


def _creeps(config: dict[str, Any], result: Measured) -> bool:
    return config["learning_rate"] <= 0.005 and _better_at(0.05, config, result)


def _jumps(config: dict[str, Any], result: Measured) -> bool:
    return config["learning_rate"] >= 0.3 and _better_at(0.05, config, result)


def _with(**changes):
    return lambda: {**_START, **changes}


exercise = Exercise(
    number="5.6",
    points=10,
    answers=[
        Function(
            "spiral_config",
            reference=one_wide_layer,
            alternatives=[better_features, two_layers],
            mistakes=[
                Symptom("over_budget", _shows(_over_budget), _with(hidden=[40]), _with(hidden=[8, 8, 8])),
                Symptom("no_activation", _shows(_is_linear), _with(activation="identity"), _with(hidden=[])),
                Symptom(
                    "zero_init",
                    _shows(_starts_at_zero),
                    _with(init="zeros"),
                    _with(init="zeros", hidden=[6, 5]),
                ),
                Symptom("held_down", _shows(_held_down), _with(l2=0.1), _with(l2=0.5, hidden=[6, 5])),
                Symptom(
                    "too_slow",
                    _shows(_creeps),
                    _with(learning_rate=0.001),
                    _with(learning_rate=0.0005, hidden=[6, 5]),
                ),
                Symptom(
                    "too_fast",
                    _shows(_jumps),
                    _with(learning_rate=1.0),
                    _with(learning_rate=0.8, hidden=[6, 5]),
                ),
            ],
            visible=[_case(0)],
            cases=_unseen,
            weight=8,
        ),
        Quiz("report", {"q1": "c", "q2": "a"}, weight=2),
    ],
)
