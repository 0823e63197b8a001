"""14.1 A PyTorch training loop: one epoch of training, and an evaluation that leaves no trace."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, Symptom, edits
from dlcourse.checking.compare import NUMBERS_ONLY, compare

# ---- scripts: a small network with dropout, batches of unequal size, and what is left afterwards


def _elsewhere():
    """A kind of tensor that can only be moved, as if it lay in the memory of another device."""
    import torch

    class Elsewhere(torch.Tensor):
        @classmethod
        def __torch_function__(cls, func, types, args=(), kwargs=None):
            with torch._C.DisableTorchFunctionSubclass():
                if func.__name__ == "to" and torch.device("cpu", 0) in (*args, *(kwargs or {}).values()):
                    return args[0].as_subclass(torch.Tensor)
                if func.__name__ in ("__get__", "__len__", "size", "numel", "nelement", "dim"):
                    return func(*args, **(kwargs or {}))
            raise RuntimeError("this batch lies on another device than the model: move it with .to(device)")

    return Elsewhere


def _probe():
    import torch

    class Probe(torch.nn.Module):
        """Passes its input on and notes whether a graph is being recorded."""

        recorded = False

        def forward(self, x):
            self.recorded |= torch.is_grad_enabled()
            return x

    return Probe()


def _network(features, classes, dropout):
    import torch

    torch.manual_seed(0)
    layers = [torch.nn.Linear(features, 7), torch.nn.Tanh(), torch.nn.Dropout(dropout)]
    return torch.nn.Sequential(_probe(), *layers, torch.nn.Linear(7, classes)).double()


def _batches(x, y, sizes, moved):
    import torch

    ends = np.cumsum(sizes)[:-1]
    pairs = zip(np.split(x, ends), np.split(y, ends), strict=True)
    batches = [(torch.tensor(a), torch.tensor(b)) for a, b in pairs]
    if not moved:
        return batches, "cpu"
    kind = _elsewhere()
    return [tuple(t.as_subclass(kind) for t in pair) for pair in batches], torch.device("cpu", 0)


def training(train_epoch, x, y, sizes, dropout=0.0, moved=False):
    import torch

    with torch.random.fork_rng(devices=[]):
        model = _network(x.shape[1], int(y.max()) + 1, dropout).eval()
        optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
        batches, device = _batches(x, y, sizes, moved)
        loss = train_epoch(model, batches, optimizer, device)
    return {
        "loss": loss,
        "loss is a float": isinstance(loss, float),
        "graph kept": bool(getattr(loss, "requires_grad", False)),
        "weights": model.state_dict(),
    }


def evaluation(evaluate, x, y, sizes, dropout=0.0, moved=False):
    import torch

    with torch.random.fork_rng(devices=[]), torch.enable_grad():
        model = _network(x.shape[1], int(y.max()) + 1, dropout).train()
        batches, device = _batches(x, y, sizes, moved)
        loss, accuracy = evaluate(model, batches, device)
        gradients = torch.is_grad_enabled()
    plain = isinstance(loss, float) and isinstance(accuracy, float)
    return {
        "loss": loss,
        "accuracy": accuracy,
        "both are floats": plain,
        "graph recorded": bool(model[0].recorded),
        "gradients are on afterwards": gradients,
    }


# ---- training


def train_epoch(model, batches, optimizer, device):
    import torch.nn.functional as F

    model.train()
    total, count = 0.0, 0
    for x, y in batches:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count


def train_epoch_one_by_one(model, batches, optimizer, device):
    import torch

    criterion = torch.nn.CrossEntropyLoss(reduction="none")
    model.train(True)
    losses = []
    for inputs, labels in batches:
        inputs, labels = inputs.to(device=device), labels.to(device=device)
        each = criterion(model(inputs), labels)
        model.zero_grad()
        each.mean().backward()
        optimizer.step()
        losses += each.tolist()
    return sum(losses) / len(losses)


_CLEAR, _CLEAR_AGAIN = "        optimizer.zero_grad()\n", "        model.zero_grad()\n"
_SOFTMAX: list[tuple[str, ...]] = [
    ("model(x)", "model(x).softmax(1)"),
    ("model(inputs)", "model(inputs).softmax(1)"),
]
_NOT_MOVED: list[tuple[str, ...]] = [
    ("x, y = x.to(device), y.to(device)", "pass"),
    ("inputs, labels = inputs.to(device=device), labels.to(device=device)", "pass"),
]
_STEP_LATE = "        optimizer.step()\n", "", "    return", "    optimizer.step()\n    return"
_trained = edits(
    (train_epoch, train_epoch_one_by_one),
    softmax_before_loss=_SOFTMAX,
    gradients_pile_up=[(_CLEAR, ""), (_CLEAR_AGAIN, "")],
    one_step_per_epoch=[(_CLEAR, "", *_STEP_LATE), (_CLEAR_AGAIN, "", *_STEP_LATE)],
    not_in_training_mode=[("    model.train()\n", ""), ("    model.train(True)\n", "")],
    mean_of_batches=[
        (" * len(y)", "", "count += len(y)", "count += 1"),
        ("each.tolist()", "[each.mean().item()]"),
    ],
    means_divided_by_samples=[
        (" * len(y)", ""),
        ("each.tolist()", "[each.mean().item()] + [0.0] * (len(labels) - 1)"),
    ],
    sum_minimised=[
        (" y)\n        loss.b", " y, reduction='sum')\n        loss.b", " * len(y)", ""),
        ("mean().backward", "sum().backward"),
    ],
    keeps_the_graph=[("loss.item()", "loss"), ("each.tolist()", "list(each)")],
    batch_not_moved=_NOT_MOVED,
    no_step=("optimizer.step()", "pass"),
) + edits((train_epoch, train_epoch_one_by_one), one_step_per_epoch=_STEP_LATE)
_tensor = edits(
    (train_epoch, train_epoch_one_by_one),
    tensor_instead=[("loss.item()", "loss.detach()"), ("each.tolist()", "list(each.detach())")],
)[0]

# ---- evaluating


def evaluate(model, batches, device):
    import torch
    import torch.nn.functional as F

    model.eval()
    total, right, count = 0.0, 0, 0
    with torch.no_grad():
        for x, y in batches:
            x, y = x.to(device), y.to(device)
            scores = model(x)
            total += F.cross_entropy(scores, y).item() * len(y)
            right += (scores.argmax(dim=1) == y).sum().item()
            count += len(y)
    return total / count, right / count


def evaluate_one_by_one(model, batches, device):
    import torch

    model.train(False)
    losses, hits = [], []
    for inputs, labels in batches:
        inputs, labels = inputs.to(device=device), labels.to(device=device)
        with torch.inference_mode():
            scores = model(inputs)
        each = (-scores.log_softmax(1)[torch.arange(len(labels)), labels]).tolist()
        found = scores.argmax(1).eq(labels).double().tolist()
        losses += each
        hits += found
    return sum(losses) / len(losses), sum(hits) / len(hits)


_authors = evaluate, evaluate_one_by_one
_LOSS_OF_BATCHES: list[tuple[str, ...]] = [
    (".item() * len(y)", ".item()", "total / count", "total / len(batches)"),
    ("+= each", "+= [sum(each) / len(each)]"),
]
_HITS_OF_BATCHES: list[tuple[str, ...]] = [
    ("right += (", "right += 1 / len(y) * (", "right / count", "right / len(batches)"),
    ("+= found", "+= [sum(found) / len(found)]"),
]
_evaluated = [
    *edits(
        _authors,
        softmax_before_loss=_SOFTMAX,
        dropout_active=[("    model.eval()\n", ""), ("    model.train(False)\n", "")],
        records_a_graph=[
            ("torch.no_grad", "torch.enable_grad"),
            ("torch.inference_mode", "torch.enable_grad"),
        ],
        gradients_off_for_good=[
            ("    with torch.no_grad():", "    torch.set_grad_enabled(False)\n    if True:"),
            ("with torch.inference_mode():", "torch.set_grad_enabled(False)\n        if True:"),
        ],
        mean_of_batches=[(*a, *b) for a, b in zip(_LOSS_OF_BATCHES, _HITS_OF_BATCHES, strict=True)],
        in_percent=[("right / count", "100 * right / count"), ("sum(hits)", "100 * sum(hits)")],
        wrong_axis=[("argmax(dim=1)", "argmax(dim=0)"), ("argmax(1)", "argmax(0)")],
        wrong_order=[
            ("total / count, right / count", "right / count, total / count"),
            ("    return ", "    losses, hits = hits, losses\n    return "),
        ],
        batch_not_moved=_NOT_MOVED,
    ),
    *edits(_authors, mean_of_batches=_LOSS_OF_BATCHES),
    *edits(_authors, mean_of_batches=_HITS_OF_BATCHES),
]
_tensors = edits(
    _authors,
    tensor_instead=[
        (".sum().item()", ".sum()"),
        ("sum(losses) / len(losses)", "torch.tensor(sum(losses) / len(losses))"),
    ],
)[0]


def _right_but_for(key):
    """Every failing result is right, but for one entry."""

    def shows(evidence):
        pairs = [(call.got.value, call.expected.value) for call in evidence.failed]
        return bool(pairs) and all(
            compare({**got, key: want[key]}, want, 1e-5, NUMBERS_ONLY) is None for got, want in pairs
        )

    return shows


# ---- cases


def _data(rng, n, features, classes):
    y = rng.integers(0, classes, n)
    y[:classes] = np.arange(classes)[:n]
    y[-1] = classes - 1
    return rng.normal(size=(n, features)), y


def _cases(script):
    def drawn(rng: np.random.Generator) -> list[Case]:
        return [
            Case("batches of unequal size", (*_data(rng, 9, 4, 3), (4, 4, 1)), play=script, tol=1e-6),
            Case("two batches", (*_data(rng, 8, 2, 5), (5, 3)), play=script, tol=1e-6),
            Case("with dropout", (*_data(rng, 11, 3, 3), (4, 7)), {"dropout": 0.5}, play=script, tol=1e-6),
            Case("batches elsewhere", (*_data(rng, 7, 3, 2), (4, 3)), {"moved": True}, play=script, tol=1e-6),
        ]

    return drawn


_X = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [-1.0, 0.5], [0.5, -1.0]])
_Y = np.array([0, 1, 1, 0, 2])


def _visible(script):
    return [
        Case("five samples in two batches", (_X, _Y, (3, 2)), play=script, tol=1e-6),
        Case("the same with dropout", (_X, _Y, (3, 2)), {"dropout": 0.5}, play=script, tol=1e-6),
    ]


exercise = Exercise(
    number="14.1",
    points=8,
    needs="torch",
    seconds=20.0,  # PyTorch loads parts of itself at the first step
    answers=[
        Function(
            "train_epoch",
            reference=train_epoch,
            alternatives=[train_epoch_one_by_one],
            mistakes=[
                *_trained,
                Symptom(_tensor.id, _right_but_for("loss is a float"), _tensor.example, _tensor.paraphrase),
            ],
            visible=_visible(training),
            cases=_cases(training),
            weight=3,
        ),
        Function(
            "evaluate",
            reference=evaluate,
            alternatives=[evaluate_one_by_one],
            mistakes=[
                *_evaluated,
                Symptom(
                    _tensors.id, _right_but_for("both are floats"), _tensors.example, _tensors.paraphrase
                ),
            ],
            visible=_visible(evaluation),
            cases=_cases(evaluation),
            weight=3,
        ),
        Quiz("snippet", {"q1": "c", "q2": "b", "q3": "a"}, weight=2),
    ],
)
