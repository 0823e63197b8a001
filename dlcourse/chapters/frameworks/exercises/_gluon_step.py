"""A training step as in Gluon, whose loss is one number per sample (14.11)."""

from dataclasses import replace

import numpy as np

from dlcourse.chapters.frameworks.exercises._refusals import stops
from dlcourse.checking import Case, Function, Symptom, Wrong, edits


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


gluon_step_answer = Function(
    "gluon_step",
    reference=gluon_step,
    alternatives=[gluon_step_by_optimizer],
    mistakes=[
        Wrong("step_of_one", _gluon_by_optimizer(lambda n, batch: n), _gluon_by_hand(lambda n, batch: 1)),
        Wrong(
            "divided_twice",
            _gluon_by_optimizer(lambda n, batch: 1 / batch),
            _gluon_by_hand(lambda n, batch: n * batch),
        ),
        Wrong("own_length", _gluon_by_optimizer(lambda n, batch: 1), _gluon_by_hand(lambda n, batch: n)),
        Wrong("gradients_pile_up", _gluon_by_optimizer(clear=False), _piles_up),
        *_step_edits,
        Symptom(
            "backward_of_a_vector",
            stops("RuntimeError", "only for scalar outputs"),
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
)
