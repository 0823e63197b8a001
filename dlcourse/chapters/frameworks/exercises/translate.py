"""14.11 Reading Torch7 and MXNet, and saying the same in PyTorch."""

from dataclasses import replace

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong, edits, generic
from dlcourse.checking.diagnosis.structure import calls_function

# ---- Torch7's ClassNLLCriterion: classes are counted from 1


def class_nll(log_p, targets):
    import torch.nn.functional as F

    return F.nll_loss(log_p, targets - 1)


def class_nll_by_index(log_p, targets):
    import torch

    picked = [row[int(target) - 1] for row, target in zip(log_p, targets, strict=True)]
    return -torch.stack(picked).mean()


def _nll_from_zero(log_p, targets):
    return -log_p.gather(1, targets[:, None]).mean()


def _nll_from_zero_again(log_p, targets):
    import torch

    if int(targets.max()) >= log_p.shape[1]:
        raise RuntimeError("index out of bounds")
    one_hot = torch.nn.functional.one_hot(targets, log_p.shape[1])
    return -(one_hot * log_p).sum() / len(targets)


def _counts_from_zero(evidence):
    """Class K lies outside, or comes round again; the others are taken one too high."""
    return any(call.got.kind == "returned" for call in evidence.failed) and all(
        _is_from_zero(call) for call in evidence.failed
    )


def _is_from_zero(call):
    log_p, targets = call.case.args
    if call.got.kind == "raised":
        return call.got.error in ("IndexError", "RuntimeError") and targets.max() == log_p.shape[1]
    picked = log_p[np.arange(len(targets)), targets % log_p.shape[1]]
    return np.shape(call.got.value) == () and np.isclose(call.got.value, -picked.mean())


_LOSS, _PICKED = "F.nll_loss(log_p, targets - 1)", "torch.stack(picked)"
_nll_edits = edits(
    (class_nll, class_nll_by_index),
    classes_shifted_up=[
        ("targets - 1", "(targets + 1) % log_p.shape[1]"),
        ("int(target) - 1", "(int(target) + 1) % len(row)"),
    ],
    softmax_twice=[
        (_LOSS, "F.cross_entropy(log_p.exp(), targets - 1)"),
        ("row[int(target) - 1]", "row.exp().log_softmax(0)[int(target) - 1]"),
    ],
    log_twice=[("nll_loss(log_p,", "nll_loss(log_p.log(),"), (_PICKED, f"{_PICKED}.log()")],
    sign_forgotten=[("return ", "return -"), ("return -", "return ")],
    all_pairs=[
        (_LOSS, "-log_p[:, targets - 1].mean()"),
        (
            "    picked",
            "    return -sum(log_p[:, int(t) - 1].mean() for t in targets) / len(targets)\n    picked",
        ),
    ],
    divided_by_classes=[(_LOSS, f"{_LOSS} / log_p.shape[1]"), (".mean()", ".mean() / log_p.shape[1]")],
    mean_missing=[("targets - 1", "targets - 1, reduction='none'"), (".mean()", "")],
)


def nll(answer, log_p, targets):
    import torch

    loss = answer(torch.from_numpy(log_p), torch.from_numpy(targets))  # which share the memory
    return loss.detach().numpy() if isinstance(loss, torch.Tensor) else loss


# ---- Torch7's optim.sgd: momentum is damped unless told otherwise


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


def _stops(error, *words):
    """Every failing call stopped with this error, or some of them did so by its very words."""

    def shows(evidence):
        found = [
            call.got.error == error and any(w in call.got.message for w in words) for call in evidence.failed
        ]
        return bool(found) and all(found)

    return shows


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


# ---- Gluon: the loss is one number per sample, and the trainer divides


def gluon_step(model, x, y, rate, batch_size):
    import torch
    import torch.nn.functional as F

    losses = F.cross_entropy(model(x), y, reduction="none")
    model.zero_grad()
    losses.sum().backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= rate * p.grad / batch_size
    return losses.mean().item()


def _gluon_by_optimizer(scale=lambda n, batch: n / batch, clear=True):
    """The mean loss, times what makes Gluon's step of it."""

    def step(model, x, y, rate, batch_size):
        import torch

        loss = torch.nn.CrossEntropyLoss()(model(x), y)
        optimizer = torch.optim.SGD(model.parameters(), lr=rate)
        if clear:
            optimizer.zero_grad()
        (loss * scale(len(y), batch_size)).backward()
        optimizer.step()
        return float(loss.detach())

    return step


def gluon_step_by_optimizer(model, x, y, rate, batch_size):
    import torch

    loss = torch.nn.CrossEntropyLoss()(model(x), y)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate * len(y) / batch_size)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return float(loss.detach())


_AFTER = "return float(torch.nn.CrossEntropyLoss()(model(x), y).detach())"
_step_edits = edits(
    (gluon_step, gluon_step_by_optimizer),
    no_step=[("p -= rate", "p = p - rate"), ("optimizer.step()", "")],
    softmax_before_loss=[
        ("model(x), y", "model(x).softmax(1), y"),
        ("model(x), y", "model(x).softmax(1), y"),
    ],
    loss_after_the_step=[
        ("return ", "losses = F.cross_entropy(model(x), y)\n    return "),
        ("return float(loss.detach())", _AFTER),
    ],
    loss_over_batch_size=[
        ("losses.mean()", "(losses.sum() / batch_size)"),
        ("float(loss.detach())", "float(loss.detach()) * len(y) / batch_size"),
    ],
    sum_returned=[
        ("losses.mean()", "losses.sum()"),
        ("float(loss.detach())", "float(loss.detach()) * len(y)"),
    ],
    tensor_instead=[("losses.mean().item()", "losses.mean()"), ("float(loss.detach())", "loss.detach()")],
    backward_of_a_vector=[
        ("losses.sum().backward()", "losses.backward()"),
        ("CrossEntropyLoss()", "CrossEntropyLoss(reduction='none')"),
    ],
)
_vector = _step_edits.pop()


def _gluon_by_hand(divisor, clear=True):
    def step(model, x, y, rate, batch_size):
        import torch

        parameters = list(model.parameters())
        picked = torch.log_softmax(model(x), 1)[torch.arange(len(y)), y]
        grads = torch.autograd.grad(-picked.sum(), parameters)
        for p, grad in zip(parameters, grads, strict=True):
            p.grad = grad if clear or p.grad is None else p.grad + grad * divisor(len(y), batch_size)
            scaled = p.grad / divisor(len(y), batch_size) if clear else p.grad / batch_size
            p.data.sub_(rate * scaled)
        return -picked.detach().mean().item()

    return step


def _piles_up(model, x, y, rate, batch_size):
    import torch

    losses = -torch.log_softmax(model(x), 1)[torch.arange(len(y)), y]
    losses.sum().backward()
    for p in model.parameters():
        p.data -= p.grad * (rate / batch_size)
    return float(losses.detach().mean())


def steps(answer, x, y, rate, batch_size):
    """Two steps: the second batch is the first one backwards, and shorter."""
    import torch

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        model = torch.nn.Linear(x.shape[1], int(y.max()) + 1).double()
    inputs, labels = torch.tensor(x), torch.tensor(y)
    shorter = inputs.flip(0)[:-1], labels.flip(0)[:-1]
    losses = [answer(model, a, b, rate, batch_size) for a, b in ((inputs, labels), shorter)]
    numbers = [loss if isinstance(loss, complex) else float(loss) for loss in losses]
    return {"losses": numbers, "weights": model.state_dict()}


def plain_steps(answer, *args):
    """The same two steps, and whether their losses are plain numbers."""
    import torch

    plain = []

    def asked(*args):
        loss = answer(*args)
        plain.append(not isinstance(loss, torch.Tensor | np.ndarray))
        return loss

    return {**steps(asked, *args), "floats": plain}


# ---- Gluon's Sequential: the number of inputs is found out later, activations are options


def gluon_net(inputs):
    import torch

    return torch.nn.Sequential(torch.nn.Linear(inputs, 64), torch.nn.ReLU(), torch.nn.Linear(64, 10))


def gluon_net_as_class(inputs):
    import torch
    from torch import nn

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.Linear(inputs, 64)
            self.scores = nn.Linear(64, 10)

        def forward(self, x):
            h = torch.relu(self.hidden(x))
            return self.scores(h)

    return Net()


_LAST = "torch.nn.Linear(64, 10)"
_net_edits = edits(
    (gluon_net, gluon_net_as_class),
    no_activation=[("torch.nn.ReLU(), ", ""), ("torch.relu(self.hidden(x))", "self.hidden(x)")],
    activation_at_the_end=[
        (_LAST, f"{_LAST}, torch.nn.ReLU()"),
        ("self.scores(h)", "torch.relu(self.scores(h))"),
    ],
    softmax_at_the_end=[
        (_LAST, f"{_LAST}, torch.nn.Softmax(1)"),
        ("self.scores(h)", "self.scores(h).softmax(1)"),
    ],
    sigmoid_not_relu=[("torch.nn.ReLU()", "torch.nn.Sigmoid()"), ("torch.relu", "torch.sigmoid")],
    no_bias=[
        ("(inputs, 64)", "(inputs, 64, bias=False)", "(64, 10)", "(64, 10, bias=False)"),
        ("(inputs, 64)", "(inputs, 64, bias=False)", "(64, 10)", "(64, 10, bias=False)"),
    ],
    units_swapped=("(inputs, 64)", "(inputs, 10)", "(64, 10)", "(10, 64)"),
    arguments_swapped=("(inputs, 64)", "(64, inputs)", "(64, 10)", "(10, 64)"),
)
_always = edits((gluon_net, gluon_net_as_class), always_the_same=("inputs, 64", "784, 64"))[0]
_no_module = edits(
    (gluon_net, gluon_net_as_class),
    list_of_layers=[
        ("torch.nn.Sequential", ""),
        ("return Net()", "return [nn.Linear(inputs, 64), nn.ReLU(), nn.Linear(64, 10)]"),
    ],
    function_instead=[
        ("return torch", "return lambda x: torch"),
        ("return Net()", "net = Net()\n    return lambda x: net(x)"),
    ],
    function_in_sequential=[
        ("torch.nn.ReLU()", "torch.relu"),
        (
            "return Net()",
            "return nn.Sequential(nn.Linear(inputs, 64), nn.functional.relu, nn.Linear(64, 10))",
        ),
    ],
)


_NO_MODULE = [
    ("AttributeError", "'list' object has no attribute", "'tuple' object has no attribute"),
    ("AttributeError", "'function' object has no attribute"),
    ("TypeError", "is not a Module subclass"),
]


def _same_sizes(evidence):
    """The weights have the same shapes, however many inputs are asked for."""
    sizes = [call.got.value["sizes"] for call in evidence.returned if isinstance(call.got.value, dict)]
    return len(sizes) == len(evidence.calls) and all(each == sizes[0] for each in sizes)


def outputs(answer, x, seed):
    """Sizes of the weights, and what comes out when fixed numbers take their place."""
    import torch

    net = answer(x.shape[1]).double()
    with torch.no_grad():
        for p in net.parameters():
            p.copy_(torch.tensor(np.random.default_rng([seed, *p.shape]).normal(size=tuple(p.shape))))
        try:
            result = net(torch.tensor(x)).numpy()
        except RuntimeError:
            result = "the layers do not fit"
    return {"sizes": sorted(tuple(p.shape) for p in net.parameters()), "outputs": result}


# ---- cases


def _log_p(rng, n, k):
    z = rng.normal(size=(n, k))
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)


def _nll_cases(rng):
    cases = []
    for n, k in ((5, 4), (1, 3), (6, 6)):
        targets = rng.integers(1, k + 1, n)
        targets[0] = k
        cases.append(Case(f"N={n}, K={k}", (_log_p(rng, n, k), targets), play=nll))
    low = rng.integers(1, 4, 4)
    return [*cases, Case("the last class is absent", (_log_p(rng, 4, 5), low), play=nll)]


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


def _step_cases(rng):
    def case(name, n, d, k, rate, batch_size):
        y = rng.integers(0, k, n)
        y[0] = k - 1
        return Case(name, (rng.normal(size=(n, d)), y, rate, batch_size), play=steps, tol=1e-6)

    return [
        case("full batch", 6, 3, 4, 0.3, 6),
        case("a small last batch", 3, 2, 3, 0.5, 8),
        case("D = K", 5, 4, 4, 0.1, 5),
        replace(case("the losses are floats", 4, 2, 3, 0.2, 4), play=plain_steps),
    ]


def _net_cases(rng):
    return [
        Case(f"{d} inputs", (rng.normal(size=(n, d)), d), play=outputs)
        for n, d in ((3, 5), (1, 784), (4, 64))
    ]


exercise = Exercise(
    number="14.11",
    points=0,
    needs="torch",
    seconds=20.0,  # PyTorch loads parts of itself at the first step
    answers=[
        Function(
            "class_nll",
            reference=class_nll,
            alternatives=[class_nll_by_index],
            mistakes=[
                Symptom("classes_from_zero", _counts_from_zero, _nll_from_zero, _nll_from_zero_again),
                *_nll_edits,
                generic.not_averaged(
                    lambda log_p, t: class_nll(log_p, t) * len(t),
                    lambda log_p, t: -sum(row[i - 1] for row, i in zip(log_p, t, strict=True)),
                ),
            ],
            visible=[
                Case(
                    "classes 1 and 3",
                    (np.log([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]]), np.array([1, 3])),
                    play=nll,
                )
            ],
            cases=_nll_cases,
        ),
        Function(
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
                Wrong(
                    "arguments_swapped", _swapped(False), lambda p, rate, m: _own_sgd(lambda m: 0)(p, m, rate)
                ),
                Symptom(
                    "nesterov",
                    _says_nesterov,
                    _sgd(momentum=lambda m: m, dampening=lambda m: m, nesterov=lambda m: True),
                    _sgd(momentum=lambda m: m, nesterov=lambda m: True),
                ),
                Symptom("another_optimizer", calls_function(*_OTHERS), _adam, _rmsprop),
                Symptom(
                    "class_instead",
                    _stops("TypeError", "required positional argument: 'self'"),
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
        ),
        Function(
            "gluon_step",
            reference=gluon_step,
            alternatives=[gluon_step_by_optimizer],
            mistakes=[
                Wrong(
                    "step_of_one", _gluon_by_optimizer(lambda n, batch: n), _gluon_by_hand(lambda n, batch: 1)
                ),
                Wrong(
                    "divided_twice",
                    _gluon_by_optimizer(lambda n, batch: 1 / batch),
                    _gluon_by_hand(lambda n, batch: n * batch),
                ),
                Wrong(
                    "own_length", _gluon_by_optimizer(lambda n, batch: 1), _gluon_by_hand(lambda n, batch: n)
                ),
                Wrong("gradients_pile_up", _gluon_by_optimizer(clear=False), _piles_up),
                *_step_edits,
                Symptom(
                    "backward_of_a_vector",
                    _stops("RuntimeError", "only for scalar outputs"),
                    _vector.example,
                    _vector.paraphrase,
                ),
            ],
            visible=[
                Case(
                    "batches of 3 and 2, step(3)",
                    (np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([0, 1, 1]), 0.5, 3),
                    play=steps,
                    tol=1e-6,
                ),
            ],
            cases=_step_cases,
        ),
        Function(
            "gluon_net",
            reference=gluon_net,
            alternatives=[gluon_net_as_class],
            mistakes=[
                *_net_edits,
                Symptom("always_the_same", _same_sizes, _always.example, _always.paraphrase),
                *(
                    Symptom(each.id, _stops(error, *words), each.example, each.paraphrase)
                    for each, (error, *words) in zip(_no_module, _NO_MODULE, strict=True)
                ),
            ],
            visible=[Case("2 inputs", (np.array([[1.0, -1.0]]), 3), play=outputs)],
            cases=_net_cases,
        ),
    ],
)
