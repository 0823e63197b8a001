"""14.1 A PyTorch training loop: one epoch of training, and an evaluation that leaves no trace."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, Wrong

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
    return {"loss": loss, "loss is a float": isinstance(loss, float), "weights": model.state_dict()}


def evaluation(evaluate, x, y, sizes, dropout=0.0, moved=False):
    import torch

    with torch.random.fork_rng(devices=[]):
        model = _network(x.shape[1], int(y.max()) + 1, dropout).train()
        batches, device = _batches(x, y, sizes, moved)
        loss, accuracy = evaluate(model, batches, device)
    plain = isinstance(loss, float) and isinstance(accuracy, float)
    return {
        "loss": loss,
        "accuracy": accuracy,
        "both are floats": plain,
        "graph recorded": bool(model[0].recorded),
    }


# ---- two authors, each of whom can make every mistake


def _first_author_trains(
    zero=True, mode=True, softmax=False, weighted=True, plain=True, move=True, step=True
):
    def train_epoch(model, batches, optimizer, device):
        import torch
        import torch.nn.functional as F

        if mode:
            model.train()
        total, count = 0.0, 0
        for x, y in batches:
            if move:
                x, y = x.to(device), y.to(device)
            if zero:
                optimizer.zero_grad()
            outputs = model(x)
            loss = F.cross_entropy(torch.softmax(outputs, dim=1) if softmax else outputs, y)
            loss.backward()
            if step:
                optimizer.step()
            size = len(y) if weighted else 1
            total, count = total + (loss.item() if plain else loss) * size, count + size
        return total / count

    return train_epoch


def _second_author_trains(
    keep=False, mode=True, squeeze=False, per_batch=False, graph=False, stay=False, frozen=False
):
    def train_epoch(model, batches, optimizer, device):
        import torch

        criterion = torch.nn.CrossEntropyLoss(reduction="sum")
        model.train(mode or model.training)
        losses, sizes = [], []
        for inputs, labels in batches:
            if not stay:
                inputs, labels = inputs.to(device=device), labels.to(device=device)
            scores = model(inputs)
            sum_of_losses = criterion(scores.softmax(1) if squeeze else scores, labels)
            for p in model.parameters():
                p.grad = p.grad if keep else None
            (sum_of_losses / labels.shape[0]).backward()
            if not frozen:
                optimizer.step()
            losses.append(sum_of_losses if graph else float(sum_of_losses.detach()))
            sizes.append(labels.shape[0])
        if per_batch:
            return sum(a / n for a, n in zip(losses, sizes, strict=True)) / len(sizes)
        return sum(losses) / sum(sizes)

    return train_epoch


def _first_author_evaluates(mode=True, grad=False, softmax=False, weighted=True, scale=1.0, move=True):
    def evaluate(model, batches, device):
        import torch
        import torch.nn.functional as F

        if mode:
            model.eval()
        total, right, count, samples = 0.0, 0, 0, 0
        with torch.set_grad_enabled(grad):
            for x, y in batches:
                if move:
                    x, y = x.to(device), y.to(device)
                outputs = model(x)
                size = len(y) if weighted else 1
                loss = F.cross_entropy(torch.softmax(outputs, dim=1) if softmax else outputs, y)
                total, count = total + loss.item() * size, count + size
                right, samples = right + (outputs.argmax(dim=1) == y).sum().item(), samples + len(y)
        return total / count, scale * right / samples

    return evaluate


def _second_author_evaluates(
    mode=True, graph=False, squeeze=False, per_batch=False, percent=False, stay=False
):
    def evaluate(model, batches, device):
        import torch

        model.train(model.training and not mode)
        scores, labels = [], []
        for inputs, targets in batches:
            with torch.enable_grad() if graph else torch.inference_mode():
                scores.append(model(inputs if stay else inputs.to(device)).detach())
            labels.append(targets if stay else targets.to(device))
        logs = [(s.softmax(1) if squeeze else s).log_softmax(1) for s in scores]
        losses = [-t.gather(1, y[:, None])[:, 0] for t, y in zip(logs, labels, strict=True)]
        loss = torch.stack([each.mean() for each in losses]).mean() if per_batch else torch.cat(losses).mean()
        hits = torch.cat(scores).argmax(1).eq(torch.cat(labels)).double().mean()
        return loss.item(), hits.item() * (100 if percent else 1)

    return evaluate


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


def _pairs(first, second, faults):
    """The named mistakes: what each of the two authors does wrong."""
    return [Wrong(id, first(**ours), second(**theirs)) for id, (ours, theirs) in faults.items()]


exercise = Exercise(
    number="14.1",
    points=8,
    needs="torch",
    seconds=20.0,  # PyTorch loads parts of itself at the first step
    answers=[
        Function(
            "train_epoch",
            reference=_first_author_trains(),
            alternatives=[_second_author_trains()],
            mistakes=_pairs(
                _first_author_trains,
                _second_author_trains,
                {
                    "softmax_before_loss": ({"softmax": True}, {"squeeze": True}),
                    "gradients_pile_up": ({"zero": False}, {"keep": True}),
                    "not_in_training_mode": ({"mode": False}, {"mode": False}),
                    "mean_of_batches": ({"weighted": False}, {"per_batch": True}),
                    "keeps_the_graph": ({"plain": False}, {"graph": True}),
                    "batch_not_moved": ({"move": False}, {"stay": True}),
                    "no_step": ({"step": False}, {"frozen": True}),
                },
            ),
            visible=_visible(training),
            cases=_cases(training),
            weight=3,
        ),
        Function(
            "evaluate",
            reference=_first_author_evaluates(),
            alternatives=[_second_author_evaluates()],
            mistakes=_pairs(
                _first_author_evaluates,
                _second_author_evaluates,
                {
                    "softmax_before_loss": ({"softmax": True}, {"squeeze": True}),
                    "dropout_active": ({"mode": False}, {"mode": False}),
                    "records_a_graph": ({"grad": True}, {"graph": True}),
                    "mean_of_batches": ({"weighted": False}, {"per_batch": True}),
                    "in_percent": ({"scale": 100}, {"percent": True}),
                    "batch_not_moved": ({"move": False}, {"stay": True}),
                },
            ),
            visible=_visible(evaluation),
            cases=_cases(evaluation),
            weight=3,
        ),
        Quiz("snippet", {"q1": "c", "q2": "b", "q3": "a"}, weight=2),
    ],
)
