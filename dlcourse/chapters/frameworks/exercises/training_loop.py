"""14.1 A PyTorch training loop: one epoch of training, and an evaluation that leaves no trace."""

from dlcourse.chapters.frameworks.exercises._small_trainings import (
    NOT_MOVED,
    SOFTMAX,
    drawn_cases,
    made_batches,
    right_but_for,
    small_network,
    visible_cases,
)
from dlcourse.checking import Exercise, Function, Quiz, Symptom, edits


def training(train_epoch, x, y, sizes, dropout=0.0, moved=False):
    import torch

    with torch.random.fork_rng(devices=[]):
        model = small_network(x.shape[1], int(y.max()) + 1, dropout).eval()
        optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
        batches, device = made_batches(x, y, sizes, moved)
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
        model = small_network(x.shape[1], int(y.max()) + 1, dropout).train()
        batches, device = made_batches(x, y, sizes, moved)
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
_STEP_LATE = "        optimizer.step()\n", "", "    return", "    optimizer.step()\n    return"
_trained = edits(
    (train_epoch, train_epoch_one_by_one),
    softmax_before_loss=SOFTMAX,
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
    batch_not_moved=NOT_MOVED,
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
        softmax_before_loss=SOFTMAX,
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
        batch_not_moved=NOT_MOVED,
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


train_epoch_answer = Function(
    "train_epoch",
    reference=train_epoch,
    alternatives=[train_epoch_one_by_one],
    mistakes=[
        *_trained,
        Symptom(_tensor.id, right_but_for("loss is a float"), _tensor.example, _tensor.paraphrase),
    ],
    visible=visible_cases(training),
    cases=drawn_cases(training),
    weight=3,
)

evaluate_answer = Function(
    "evaluate",
    reference=evaluate,
    alternatives=[evaluate_one_by_one],
    mistakes=[
        *_evaluated,
        Symptom(_tensors.id, right_but_for("both are floats"), _tensors.example, _tensors.paraphrase),
    ],
    visible=visible_cases(evaluation),
    cases=drawn_cases(evaluation),
    weight=3,
)
exercise = Exercise(
    number="14.1",
    points=8,
    needs="torch",
    seconds=20.0,  # PyTorch loads parts of itself at the first step
    answers=[
        train_epoch_answer,
        evaluate_answer,
        Quiz("snippet", {"q1": "c", "q2": "b", "q3": "a"}, weight=2),
    ],
)
