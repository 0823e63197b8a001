"""13.4 Hand in a configuration: it is trained with three seeds, and their median must cover the eight modes.

Points grow with what is reached, and full points are given for less than what is asked: grading runs on
another processor, where the same configuration reaches a little more or less.
"""

from dlcourse.checking import Case, Exercise, Function, Symptom
from dlcourse.checking.diagnosis.configuration_patterns import (
    can_be_trained,
    key_missing,
    value_not_allowed,
)
from dlcourse.experiments.gan.contest import reached, require_trainable

ASKED, FEWEST = (7, 0.8), 6
"""Modes and quality that the task asks for, and modes with every seed; it earns nothing beyond the last rung.

Of the configurations tried that reach this on one kernel of OpenBLAS, none lost more than two modes or 0.03
of its quality on another.
"""

RUNGS = ((2, 0.3), (3, 0.4), (4, 0.5), (5, 0.65), (5, 0.75))
"""Modes and quality that earn a fifth of the points each."""


_GOOD = {"noise": 2, "d_steps": 1, "lr_d": 0.01, "lr_g": 0.005, "saturating": False}


def configure():
    return dict(_GOOD)


def equal_rates():
    config = dict.fromkeys(("lr_d", "lr_g"), 0.003)
    return {**config, "noise": 2, "d_steps": 1, "saturating": False}


def three_features():
    return {**_GOOD, "noise": 3, "lr_d": 8e-3, "lr_g": 4e-3}


def _case(modes, quality, weight, fewest=0):
    def holds(config):
        found = reached(config)
        return found.modes >= modes and found.quality >= quality and found.fewest >= fewest

    return Case(f"{modes} modes, precision {quality:g}", prop=holds, weight=weight)


def _visible():
    """What was asked and how far it got, for the student's eyes: the points are given by the drawn ones."""
    return [*(_case(*rung, weight=0) for rung in RUNGS), _case(*ASKED, weight=0, fewest=FEWEST)]


def _drawn(rng):
    """The rungs; always the same, for what a configuration reaches must not depend on luck."""
    return [_case(*rung, weight=1) for rung in RUNGS]


# ---- mistakes: what a configuration that fails has in common


def _fails_with(condition):
    """It can be trained but earns too little, and ``condition(**config)`` holds."""

    def shows(evidence):
        config = evidence.calls[0].got.value
        return can_be_trained(config, require_trainable) and bool(evidence.failed) and condition(**config)

    return shows


def _too_high(lr_d, lr_g, **_):
    return max(lr_d, lr_g) >= 0.03 and min(lr_d, lr_g) >= 0.003


def _generator_runs_away(lr_d, lr_g, **_):
    return lr_g > 5 * lr_d


def _generator_left_behind(lr_d, lr_g, d_steps, **_):
    return lr_d > 5 * lr_g or d_steps > 3


def _too_low(lr_d, lr_g, **others):
    lags = _generator_runs_away(lr_d, lr_g) or _generator_left_behind(lr_d, lr_g, **others)
    return max(lr_d, lr_g) < 0.003 and not lags


def _noise_too_rich(noise, **_):
    return noise >= 5


def _noise_too_poor(noise, **_):
    return noise == 1


def _mistake(id, shows, example, paraphrase):
    """Two configurations that differ from a good one in these keys."""
    return Symptom(id, shows, lambda: {**_GOOD, **example}, lambda: {**_GOOD, **paraphrase})


def _without(*keys):
    return lambda: {key: value for key, value in _GOOD.items() if key not in keys}


def _rates(d, g):
    return {"lr_d": d, "lr_g": g}


mistakes = [
    Symptom("missing_key", key_missing(_GOOD), _without("saturating"), _without("lr_d", "lr_g")),
    _mistake("out_of_range", value_not_allowed(_GOOD, require_trainable), {"noise": 0}, {"saturating": "no"}),
    _mistake("rates_too_high", _fails_with(_too_high), _rates(0.1, 0.1), _rates(0.3, 0.3)),
    _mistake("rates_too_low", _fails_with(_too_low), _rates(1e-4, 1e-4), _rates(3e-4, 2e-4)),
    _mistake(
        "generator_runs_away", _fails_with(_generator_runs_away), _rates(2e-4, 0.02), _rates(3e-5, 0.001)
    ),
    _mistake(
        "generator_left_behind", _fails_with(_generator_left_behind), _rates(0.01, 1e-4), {"d_steps": 8}
    ),
    _mistake("noise_too_rich", _fails_with(_noise_too_rich), {"noise": 32}, {"noise": 64}),
    _mistake(
        "noise_too_poor",
        _fails_with(_noise_too_poor),
        {"noise": 1, **_rates(0.004, 0.002)},
        {"noise": 1, **_rates(0.003, 0.002)},
    ),
]
answer = Function("configure", configure, [equal_rates, three_features], mistakes, _visible(), _drawn)
exercise = Exercise(number="13.4", points=10, answers=[answer])
