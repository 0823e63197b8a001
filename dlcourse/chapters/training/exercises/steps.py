"""7.1 Two steps of optimisers, and a valley that has to be crossed quickly."""

import numpy as np

from dlcourse.chapters.training.exercises._steps_mistakes import (
    adam,
    adam_from_means,
    adam_mistakes,
    adam_step_by_step,
    by_lines,
    from_arrays,
    momentum_mistakes,
    sgd_momentum,
)
from dlcourse.checking import Case, Exercise, Form, Function, Symptom
from dlcourse.checking.diagnosis.configuration_patterns import can_be_trained, key_missing, value_not_allowed
from dlcourse.experiments.valley import ASKED, distances, steps_needed

# ---- cases of the two steps


def in_a_row(answer, param, grads, **options):
    """Where the parameter is after each of several steps."""
    state, path = {}, []
    for grad in grads:
        param, state = answer(param, grad, state, **options)
        path.append(np.array(param))
    return path


def taking_turns(answer, a, b, grads_a, grads_b, **options):
    """Two parameters, each with a state of its own, step in turns."""
    state_a, state_b, path = {}, {}, []
    for grad_a, grad_b in zip(grads_a, grads_b, strict=True):
        a, state_a = answer(a, grad_a, state_a, **options)
        b, state_b = answer(b, grad_b, state_b, **options)
        path.append((np.array(a), np.array(b)))
    return path


def _row(name, function, param, grads, weight=1.0, **options):
    said = "".join(f", {key}={value:g}" for key, value in options.items())
    typed = (
        "state = {}\n"
        "for grad in grads:\n"
        f"    param, state = {function}(param, grad, state{said})\n"
        "    print(param)"
    )
    return Case(name, (param, grads), options, play=in_a_row, typed=typed, weight=weight)


def _turns(function, rng, **options):
    said = "".join(f", {key}={value:g}" for key, value in options.items())
    typed = (
        "for grad_a, grad_b in zip(grads_a, grads_b):\n"
        f"    a, state_a = {function}(a, grad_a, state_a{said})\n"
        f"    b, state_b = {function}(b, grad_b, state_b{said})"
    )
    shapes = (3,), (2, 2)
    args = *(rng.normal(size=s) for s in shapes), *(rng.normal(size=(3, *s)) for s in shapes)
    return Case("two parameters", args, options, play=taking_turns, typed=typed)


def _numbers(rng, steps, *shape, dtype=np.float64):
    return rng.normal(size=shape).astype(dtype), rng.normal(size=(steps, *shape)).astype(dtype)


def _some_at_rest(rng):
    """A parameter of which only some numbers have a gradient, others in each step."""
    param, grads = _numbers(rng, 4, 5)
    grads[[0, 1, 2, 3, 3], [1, 2, 1, 0, 4]] = 0
    return param, grads


def drawn_momentum(rng):
    name = "sgd_momentum"
    return [
        _row("three steps", name, *_numbers(rng, 3, 4), 2, lr=0.1),
        _row("another momentum", name, *_numbers(rng, 4, 2, 3), 2, lr=0.3, momentum=0.6),
        _row("no momentum", name, *_numbers(rng, 3, 2), 0.5, lr=0.2, momentum=0.0),
        _row("some at rest", name, *_some_at_rest(rng), lr=0.1),
        _row("float32", name, *_numbers(rng, 3, 3, dtype=np.float32), 1, lr=0.05),
        _row("a single number", name, *_numbers(rng, 3), 0.5, lr=0.1),
        _turns(name, rng, lr=0.1),
    ]


def drawn_adam(rng):
    tiny = _numbers(rng, 3, 3)
    return [
        _row("three steps", "adam", *_numbers(rng, 3, 4), 2, lr=0.1),
        _row("one step", "adam", *_numbers(rng, 1, 2, 3), 1),
        _row("other betas", "adam", *_numbers(rng, 5, 2, 2), 2, lr=0.02, beta1=0.7, beta2=0.8),
        _row("a large eps", "adam", *_numbers(rng, 3, 4), 1, lr=0.1, eps=0.5),
        _row("tiny gradients", "adam", tiny[0], tiny[1] * 1e-7, 1, lr=0.1),
        _row("some at rest", "adam", *_some_at_rest(rng), lr=0.05),
        _row("float32", "adam", *_numbers(rng, 3, 3, dtype=np.float32), 1, lr=0.05),
        _turns("adam", rng, lr=0.1),
    ]


_P, _G = np.array([1.0, -2.0]), np.array([[0.5, -4.0], [0.5, 4.0], [-1.0, 0.0]])
momentum = Function(
    "sgd_momentum",
    sgd_momentum,
    [by_lines, from_arrays],
    momentum_mistakes,
    [_row("three steps by hand", "sgd_momentum", _P, _G, lr=0.1)],
    drawn_momentum,
    weight=4,
    form=Form(dtype=True),
)
adaptive = Function(
    "adam",
    adam,
    [adam_step_by_step, adam_from_means],
    adam_mistakes,
    [
        _row("one step by hand", "adam", _P, _G[:1], lr=0.1),
        _row("three steps by hand", "adam", _P, _G, lr=0.1),
    ],
    drawn_adam,
    weight=6,
    form=Form(dtype=True),
)

# ---- a ball in a valley

RUNGS = (75, 60, 45, 36)
"""Steps that earn a quarter of the points each, in more than the task asks for."""

_GOOD = {"lr": 0.06, "momentum": 0.6, "nesterov": False}


def quick_descent():
    return dict(_GOOD)


def heavier():
    return {"lr": 0.05, "momentum": 0.65, "nesterov": False}


def looking_ahead():
    return {"nesterov": True, "momentum": 0.75, "lr": 0.03}


def _case(steps, weight):
    return Case(f"{steps} steps", prop=lambda config: steps_needed(config) <= steps, weight=weight)


def _rungs(rng):
    """Always the same: nothing about the valley is drawn."""
    return [_case(steps, 1) for steps in RUNGS]


def _shows(sign):
    def shows(evidence):
        config = evidence.calls[0].got.value
        return can_be_trained(config, steps_needed) and bool(sign(config, steps_needed(config)))

    return shows


def _quicker(config, needed, **changes):
    return steps_needed({**config, **changes}) < needed


def _creeps(config, needed):
    return config["lr"] < 0.03 and _quicker(config, needed, lr=0.03)


def _swings(config, needed):
    return config["momentum"] > 0.7 and _quicker(config, needed, momentum=0.7)


def _thrown_out(config, needed):
    found = distances(config)
    return bool(found[-1] > found[0])


def _without_momentum(config, needed):
    return config["momentum"] == 0


_refused = value_not_allowed(_GOOD, steps_needed)


def _number_refused(evidence):
    config = evidence.calls[0].got.value
    return isinstance(config, dict) and isinstance(config.get("nesterov"), bool) and _refused(evidence)


def _given(lr, momentum, nesterov=False):
    return lambda: {"lr": lr, "momentum": momentum, "nesterov": nesterov}


def _without(key):
    return lambda: {name: value for name, value in _GOOD.items() if name != key}


ball = Function(
    "quick_descent",
    quick_descent,
    [heavier, looking_ahead],
    [
        Symptom("thrown_out", _shows(_thrown_out), _given(0.1, 0.9), _given(0.5, 0)),
        Symptom("without_momentum", _shows(_without_momentum), _given(2 / 41, 0), _given(0.04, 0.0)),
        Symptom("swings", _shows(_swings), _given(0.05, 0.9), _given(0.04, 0.95)),
        Symptom("creeps", _shows(_creeps), _given(0.001, 0.5), _given(0.01, 0.3, True)),
        Symptom("missing_key", key_missing(_GOOD), _without("lr"), _without("nesterov")),
        Symptom("value_not_allowed", _number_refused, _given(-0.06, 0.6), _given(0.06, 1.0)),
    ],
    [*(_case(steps, 0) for steps in (*RUNGS, ASKED))],
    _rungs,
    weight=2,
)
exercise = Exercise(number="7.1", points=12, answers=[momentum, adaptive, ball])
