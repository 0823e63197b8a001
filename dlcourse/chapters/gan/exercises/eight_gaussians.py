"""13.4 Hand in a configuration: it is trained with three seeds, and their median must cover the eight modes.

Points grow with what is reached, and full points are given for less than what is asked: grading runs on
another processor, where the same configuration reaches a little more or less.
"""

from dlcourse.checking import Case, Exercise, Function, Symptom
from dlcourse.checking.diagnosis.techniques import all_of, none_of
from dlcourse.experiments.gan.contest import reached, train

ASKED, FEWEST = (7, 0.8), 6
"""Modes and quality that the task asks for, and modes with every seed; it earns nothing beyond the last rung.

Of the configurations tried that reach this on one kernel of OpenBLAS, none lost more than two modes or 0.03
of its quality on another.
"""

RUNGS = ((2, 0.3), (3, 0.4), (4, 0.5), (5, 0.65), (5, 0.75))
"""Modes and quality that earn a fifth of the points each."""


def configure():
    return {"noise": 2, "d_steps": 1, "lr_d": 0.01, "lr_g": 0.005, "saturating": False}


def _equal_rates():
    config = dict.fromkeys(("lr_d", "lr_g"), 0.003)
    return {**config, "noise": 2, "d_steps": 1, "saturating": False}


def _three_features():
    return dict(noise=3, d_steps=1, lr_d=8e-3, lr_g=4e-3, saturating=False)  # noqa: C408 (another hand)


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


def _config(evidence):
    """The configuration that was handed in, if it can be trained; else an empty one."""
    config = evidence.returned[0].got.value if evidence.returned else None
    try:
        train(config, 0)
    except (TypeError, ValueError, AttributeError):
        return {}
    return config


def _fails_with(condition):
    def shows(evidence):
        config = _config(evidence)
        return bool(config and evidence.failed) and condition(**config)

    return shows


def _too_high(lr_d, lr_g, **_):
    return max(lr_d, lr_g) >= 0.03 and min(lr_d, lr_g) >= 0.003


def _too_low(lr_d, lr_g, **_):
    return max(lr_d, lr_g) < 0.003


def _generator_runs_away(lr_d, lr_g, **_):
    return lr_g > 5 * lr_d


def _generator_left_behind(lr_d, lr_g, d_steps, **_):
    return lr_d > 5 * lr_g or d_steps > 3


def _noise_too_rich(noise, **_):
    return noise >= 5


def _noise_too_poor(noise, **_):
    return noise == 1


_TOO_HIGH = _fails_with(_too_high)
_RUNS_AWAY = _fails_with(_generator_runs_away)
_LEFT_BEHIND = _fails_with(_generator_left_behind)
_TOO_LOW = all_of(_fails_with(_too_low), none_of(_RUNS_AWAY, _LEFT_BEHIND))


def _changed(**changes):
    return lambda: {**configure(), **changes}


exercise = Exercise(
    number="13.4",
    points=10,
    answers=[
        Function(
            "configure",
            reference=configure,
            alternatives=[_equal_rates, _three_features],
            mistakes=[
                Symptom(
                    "rates_too_high", _TOO_HIGH, _changed(lr_d=0.1, lr_g=0.1), _changed(lr_d=0.3, lr_g=0.3)
                ),
                Symptom(
                    "rates_too_low", _TOO_LOW, _changed(lr_d=1e-4, lr_g=1e-4), _changed(lr_d=3e-4, lr_g=2e-4)
                ),
                Symptom(
                    "generator_runs_away",
                    _RUNS_AWAY,
                    _changed(lr_d=2e-4, lr_g=0.02),
                    _changed(lr_d=3e-5, lr_g=0.001),
                ),
                Symptom(
                    "generator_left_behind",
                    _LEFT_BEHIND,
                    _changed(lr_d=0.01, lr_g=1e-4),
                    _changed(d_steps=8),
                ),
                Symptom(
                    "noise_too_rich", _fails_with(_noise_too_rich), _changed(noise=32), _changed(noise=64)
                ),
                Symptom(
                    "noise_too_poor",
                    _fails_with(_noise_too_poor),
                    _changed(noise=1, lr_d=0.004, lr_g=0.002),
                    _changed(noise=1, lr_d=0.003, lr_g=0.002),
                ),
            ],
            visible=_visible(),
            cases=_drawn,
        )
    ],
)
