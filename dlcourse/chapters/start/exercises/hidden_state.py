"""0.4 Restart and run all: a function that depends on hidden state."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic

offset = 32.0


def celsius(f):
    return (f - 32) * 5 / 9


def by_fixed_point(f):
    """Minus forty is the same on both scales."""
    return (f + 40) / 1.8 - 40


def _uses_offset(f):
    return (f - offset) * 5 / 9


def _uses_offset_in_a_helper(f):
    def shifted():
        return f - offset

    return shifted() / 1.8


exercise = Exercise(
    number="0.4",
    points=0,
    answers=[
        Function(
            "celsius",
            reference=celsius,
            alternatives=[by_fixed_point],
            mistakes=[
                generic.uses_hidden_state(_uses_offset, _uses_offset_in_a_helper),
                Wrong("precedence", lambda f: f - 32 * 5 / 9, lambda f: f - 32 / 1.8),
                Wrong("other_direction", lambda f: f * 9 / 5 + 32, lambda f: 1.8 * f + 32),
                Wrong("upside_down", lambda f: (f - 32) * 9 / 5, lambda f: 1.8 * f - 57.6),
            ],
            visible=[Case("freezing and boiling", (np.array([32.0, 212.0]),))],
            cases=lambda rng: [Case("drawn temperatures", (rng.uniform(-40, 120, 6),))],
        )
    ],
)
