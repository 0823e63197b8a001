"""14.5 Reading Torch7 and MXNet, and saying the same in PyTorch."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic

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


def _nll_as_logits(log_p, targets):
    import torch.nn.functional as F

    return F.cross_entropy(log_p.exp(), targets - 1)


def _nll_as_logits_again(log_p, targets):
    p = log_p.exp()
    return (p.logsumexp(1) - p.gather(1, targets[:, None] - 1)[:, 0]).mean()


def _nll_without_minus(log_p, targets):
    return -class_nll(log_p, targets)


def _nll_without_minus_again(log_p, targets):
    return log_p.gather(1, targets[:, None] - 1).mean()


def nll(answer, log_p, targets):
    import torch

    loss = answer(torch.tensor(log_p), torch.tensor(targets))
    return float(loss)


# ---- Torch7's optim.sgd: momentum is damped unless told otherwise


def lua_sgd(parameters, rate, momentum):
    import torch

    return torch.optim.SGD(parameters, lr=rate, momentum=momentum, dampening=momentum)


def _own_sgd(damping, nesterov=False):
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
                    new = p.grad.clone() if old is None else momentum * old + share * p.grad
                    state["velocity"] = new
                    p -= rate * (p.grad + momentum * new if nesterov else new)

        return Sgd(parameters, {})

    return make


def _sgd(**options):
    def make(parameters, rate, momentum):
        import torch

        chosen = {key: option(momentum) for key, option in options.items()}
        return torch.optim.SGD(parameters, lr=rate, **chosen)

    return make


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


def _gluon_by_optimizer(scale=lambda n, batch: n / batch, clear=True, descend=True):
    """The mean loss, times what makes Gluon's step of it."""

    def step(model, x, y, rate, batch_size):
        import torch

        loss = torch.nn.CrossEntropyLoss()(model(x), y)
        optimizer = torch.optim.SGD(model.parameters(), lr=rate, maximize=not descend)
        if clear:
            optimizer.zero_grad()
        (loss * scale(len(y), batch_size)).backward()
        optimizer.step()
        return float(loss.detach())

    return step


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
    losses = [float(answer(model, a, b, rate, batch_size)) for a, b in ((inputs, labels), shorter)]
    return {"losses": losses, "weights": model.state_dict()}


# ---- Gluon's Sequential: the number of inputs is found out later, activations are options


def gluon_net(inputs):
    import torch

    return torch.nn.Sequential(torch.nn.Linear(inputs, 64), torch.nn.ReLU(), torch.nn.Linear(64, 10))


def _net(hidden=True, end=None, width=64):
    def make(inputs):
        from collections import OrderedDict

        import torch

        layers = OrderedDict(first=torch.nn.Linear(inputs, width))
        if hidden:
            layers["bend"] = torch.nn.Threshold(0.0, 0.0)
        layers["last"] = torch.nn.Linear(width, 10)
        if end:
            layers["end"] = getattr(torch.nn, end)(**({"dim": -1} if end == "Softmax" else {}))
        return torch.nn.Sequential(layers)

    return make


def _net_as_class(bend="relu", end=None):
    def make(inputs):
        import torch

        class Net(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.hidden = torch.nn.Linear(inputs, 64)
                self.scores = torch.nn.Linear(64, 10)

            def forward(self, x):
                h = self.hidden(x)
                z = self.scores(torch.relu(h) if bend else h)
                return {"ReLU": torch.relu, "Softmax": lambda s: s.softmax(1), None: lambda s: s}[end](z)

        return Net()

    return make


def outputs(answer, x, seed):
    """What the network gives when its weights are replaced, in their order, by fixed numbers."""
    import torch

    rng = np.random.default_rng(seed)
    net = answer(x.shape[1]).double()
    with torch.no_grad():
        for p in net.parameters():
            p.copy_(torch.tensor(rng.normal(size=tuple(p.shape))))
        return net(torch.tensor(x)).numpy()


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
    ]


def _net_cases(rng):
    return [
        Case(f"{d} inputs", (rng.normal(size=(n, d)), d), play=outputs)
        for n, d in ((3, 5), (1, 784), (4, 64))
    ]


exercise = Exercise(
    number="14.5",
    points=6,
    needs="torch",
    seconds=20.0,  # PyTorch loads parts of itself at the first step
    answers=[
        Function(
            "class_nll",
            reference=class_nll,
            alternatives=[class_nll_by_index],
            mistakes=[
                Wrong("classes_from_zero", _nll_from_zero, _nll_from_zero_again),
                Wrong("softmax_twice", _nll_as_logits, _nll_as_logits_again),
                Wrong("sign_forgotten", _nll_without_minus, _nll_without_minus_again),
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
            alternatives=[_gluon_by_optimizer()],
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
            alternatives=[_net_as_class()],
            mistakes=[
                Wrong("no_activation", _net(hidden=False), _net_as_class(bend=None)),
                Wrong("activation_at_the_end", _net(end="ReLU"), _net_as_class(end="ReLU")),
                Wrong("softmax_at_the_end", _net(end="Softmax"), _net_as_class(end="Softmax")),
            ],
            visible=[Case("2 inputs", (np.array([[1.0, -1.0]]), 3), play=outputs)],
            cases=_net_cases,
        ),
    ],
)
