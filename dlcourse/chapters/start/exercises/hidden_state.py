"""0.4 Restart and run all: a function that depends on hidden state."""

import ast

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong, generic
from dlcourse.checking.diagnosis.structure import tree

offset = 32.0


def celsius(f):
    return (f - 32) * 5 / 9


def by_fixed_point(f):
    """Minus forty is the same on both scales."""
    return (f + 40) / 1.8 - 40


def with_traces(answer, f):
    """Play: the result, with the variables of the notebook that the function sets, if there are any."""
    import dis  # the script is also played where this file is not

    steps = dis.get_instructions(answer) if hasattr(answer, "__code__") else ()
    traces = [step.argval for step in steps if step.opname == "STORE_GLOBAL"]
    return (answer(f), traces) if traces else answer(f)


def _uses_offset(f):
    return (f - offset) * 5 / 9


def _uses_offset_in_a_helper(f):
    def shifted():
        return f - offset

    return shifted() / 1.8


def _sets_offset(f):
    global offset
    offset = 32.0
    return (f - offset) * 5 / 9


def _sets_a_name(f):
    global degrees
    degrees = f - 32
    return celsius(f)


def careless_celsius(f):
    return (f - 0 * offset) * 5 / 9


def _calls_careless(f):
    return careless_celsius(f)


def _calls_careless_twice(f):
    result = careless_celsius(f)
    return result if result is None else careless_celsius(f)


def _leaves_traces(evidence):
    return any(call.case.play and isinstance(call.got.value, tuple) for call in evidence.calls)


def _reads_the_cell_above(evidence):
    """A name of the cell above is read that the function does not set itself, even if it calls a function."""
    names = [node for node in ast.walk(tree(evidence)) if isinstance(node, ast.Name)]
    own = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    return bool({node.id for node in names} - own & {"offset", "careless_celsius"})


def _rounded_fraction(evidence):
    """Proportional to f - 32, with a number near 5/9."""
    zero, hundred, cold = (evidence.ask(f).value for f in (32.0, 212.0, -40.0))
    return zero == 0 and 88 < hundred < 110 and abs(hundred - 100) > 1e-3 and np.isclose(cold, -0.4 * hundred)


mistakes = [
    Symptom("sets_global", _leaves_traces, _sets_offset, _sets_a_name),
    generic.uses_hidden_state(_uses_offset, _uses_offset_in_a_helper),
    Symptom("uses_hidden_state", _reads_the_cell_above, _calls_careless, _calls_careless_twice),
    generic.changes_input(lambda f: np.subtract(f, 32, out=f) * 5 / 9, lambda f: f.__isub__(32) * 5 / 9),
    Wrong("precedence", lambda f: f - 32 * 5 / 9, lambda f: f - 32 / 1.8),
    Wrong("precedence", lambda f: f * 5 / 9 - 32, lambda f: f / 1.8 - 32),
    Wrong("other_direction", lambda f: f * 9 / 5 + 32, lambda f: 1.8 * f + 32),
    Wrong("upside_down", lambda f: (f - 32) * 9 / 5, lambda f: 1.8 * f - 57.6),
    Wrong("added_32", lambda f: (f + 32) * 5 / 9, lambda f: (f + 32) / 1.8),
    Wrong("difference_forgotten", lambda f: f * 5 / 9, lambda f: f / 1.8),
    Wrong("fraction_forgotten", lambda f: f - 32, lambda f: -(32 - f)),
    Wrong("always_the_same", lambda f: 5 // 9 * (f - 32), lambda f: 0 * f),
    Wrong(
        "clipped_range", lambda f: np.interp(f, [32, 212], [0, 100]), lambda f: np.clip(celsius(f), 0, 100)
    ),
    Symptom("fraction_rounded", _rounded_fraction, lambda f: (f - 32) * 0.5, lambda f: (f - 32) * 0.56),
]

visible = [
    Case("freezing and boiling", (np.array([32.0, 212.0]),)),
    Case("a single number", (50.0,)),
    Case("no traces", (np.array([-40.0, 32.0, 122.0, 300.0]),), play=with_traces),
]


def drawn(rng):
    return [
        Case("drawn temperatures", (rng.uniform(-40, 120, 6),)),
        Case("whole degrees", (rng.integers(-40, 120, 5),)),
    ]


exercise = Exercise(
    number="0.4", points=0, answers=[Function("celsius", celsius, [by_fixed_point], mistakes, visible, drawn)]
)
