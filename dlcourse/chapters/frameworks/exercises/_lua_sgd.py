"""Torch7's optimizer, whose momentum is damped unless told otherwise (14.11)."""

import numpy as np

from dlcourse.chapters.frameworks.exercises._refusals import stops
from dlcourse.checking import Case, Function, Symptom, Wrong
from dlcourse.checking.diagnosis.structure import calls_function


def lua_sgd(parameters, rate, momentum):
    import torch

    return torch.optim.SGD(parameters, lr=rate, momentum=momentum, dampening=momentum)


def _own_sgd(damping, first=False):
    """An optimizer of one's own; ``damping(momentum)`` says how much of a new gradient is left out."""

    def make(parameters, rate, momentum):
        import torch

        class Sgd(torch.optim.Optimizer):
            @torch.no_grad()
            def step(self, closure=None):
                for p in self.param_groups[0]["params"]:
                    state = self.state[p]
                    old = state.get("velocity")
                    share = 1 - damping(momentum) if momentum else 1
                    new = (share if first else 1) * p.grad if old is None else momentum * old + share * p.grad
                    state["velocity"] = new
                    p -= rate * new

        return Sgd(parameters, {})

    return make


def _sgd(**options):
    def make(parameters, rate, momentum):
        import torch

        chosen = {key: option(momentum) for key, option in options.items()}
        return torch.optim.SGD(parameters, lr=rate, **chosen)

    return make


def _damped_from_the_start(parameters, rate, momentum):
    import torch

    return torch.optim.SGD(parameters, lr=rate * (1 - momentum), momentum=momentum)


def _swapped(dampening):
    def make(parameters, rate, momentum):
        import torch

        return torch.optim.SGD(parameters, momentum, rate, rate if dampening else 0)

    return make


def _adam(parameters, rate, momentum):
    import torch

    return torch.optim.Adam(parameters, lr=rate, betas=(momentum, 0.999))


def _rmsprop(parameters, rate, momentum):
    from torch import optim

    return optim.RMSprop(parameters, rate, momentum=momentum)


def _class_only(parameters, rate, momentum):
    import torch

    return torch.optim.SGD


def _class_only_again(parameters, rate, momentum):
    return type(lua_sgd(parameters, rate, momentum))


_OTHERS = [
    f"{place}{name}" for place in ("torch.optim.", "optim.", "") for name in ("Adam", "AdamW", "RMSprop")
]


def _says_nesterov(evidence):
    return any(call.got.kind == "raised" and "Nesterov" in call.got.message for call in evidence.failed)


def descends(answer, start, targets, rate, momentum):
    """A few steps on squares that pull towards one target after the other."""
    import torch

    p = torch.nn.Parameter(torch.tensor(start))
    optimizer = answer([p], rate, momentum)
    path = []
    for target in targets:
        optimizer.zero_grad()
        ((p - torch.tensor(target)) ** 2).sum().backward()
        optimizer.step()
        path.append(p.detach().numpy().copy())
    return np.array(path)


def _sgd_cases(rng):
    def case(name, size, count, rate, momentum):
        return Case(
            name, (rng.normal(size=size), rng.normal(size=(count, size)), rate, momentum), play=descends
        )

    return [
        case("five steps", 3, 5, 0.1, 0.9),
        case("weak momentum", 2, 4, 0.2, 0.3),
        case("none", 2, 3, 0.1, 0.0),
    ]


lua_sgd_answer = Function(
    "lua_sgd",
    reference=lua_sgd,
    alternatives=[_own_sgd(lambda m: m)],
    mistakes=[
        Wrong("not_damped", _sgd(momentum=lambda m: m), _own_sgd(lambda m: 0)),
        Wrong(
            "damping_inverted",
            _sgd(momentum=lambda m: m, dampening=lambda m: 1 - m),
            _own_sgd(lambda m: 1 - m),
        ),
        Wrong(
            "damping_inverted",
            _sgd(momentum=lambda m: 1 - m, dampening=lambda m: 1 - m),
            lambda parameters, rate, momentum: lua_sgd(parameters, rate, 1 - momentum),
        ),
        Wrong("first_step_damped", _damped_from_the_start, _own_sgd(lambda m: m, first=True)),
        Wrong("arguments_swapped", _swapped(True), lambda p, rate, m: lua_sgd(p, m, rate)),
        Wrong("arguments_swapped", _swapped(False), lambda p, rate, m: _own_sgd(lambda m: 0)(p, m, rate)),
        Symptom(
            "nesterov",
            _says_nesterov,
            _sgd(momentum=lambda m: m, dampening=lambda m: m, nesterov=lambda m: True),
            _sgd(momentum=lambda m: m, nesterov=lambda m: True),
        ),
        Symptom("another_optimizer", calls_function(*_OTHERS), _adam, _rmsprop),
        Symptom(
            "class_instead",
            stops("TypeError", "required positional argument: 'self'"),
            _class_only,
            _class_only_again,
        ),
        Wrong(
            "no_momentum",
            _sgd(),
            lambda parameters, rate, momentum: _own_sgd(lambda m: m)(parameters, rate, 0.0),
        ),
    ],
    visible=[
        Case("three steps", (np.array([1.0]), np.zeros((3, 1)), 0.1, 0.9), play=descends),
    ],
    cases=_sgd_cases,
)
