"""What is asked of the answers to 14.1: a small network with dropout, and batches of unequal size."""

import numpy as np

from dlcourse.checking import Case
from dlcourse.checking.compare import NUMBERS_ONLY, compare


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


def small_network(features, classes, dropout):
    import torch

    torch.manual_seed(0)
    layers = [torch.nn.Linear(features, 7), torch.nn.Tanh(), torch.nn.Dropout(dropout)]
    return torch.nn.Sequential(_probe(), *layers, torch.nn.Linear(7, classes)).double()


def made_batches(x, y, sizes, moved):
    import torch

    ends = np.cumsum(sizes)[:-1]
    pairs = zip(np.split(x, ends), np.split(y, ends), strict=True)
    batches = [(torch.tensor(a), torch.tensor(b)) for a, b in pairs]
    if not moved:
        return batches, "cpu"
    kind = _elsewhere()
    return [tuple(t.as_subclass(kind) for t in pair) for pair in batches], torch.device("cpu", 0)


SOFTMAX: list[tuple[str, ...]] = [
    ("model(x)", "model(x).softmax(1)"),
    ("model(inputs)", "model(inputs).softmax(1)"),
]
NOT_MOVED: list[tuple[str, ...]] = [
    ("x, y = x.to(device), y.to(device)", "pass"),
    ("inputs, labels = inputs.to(device=device), labels.to(device=device)", "pass"),
]


def right_but_for(key):
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


def drawn_cases(script):
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


def visible_cases(script):
    return [
        Case("five samples in two batches", (_X, _Y, (3, 2)), play=script, tol=1e-6),
        Case("the same with dropout", (_X, _Y, (3, 2)), {"dropout": 0.5}, play=script, tol=1e-6),
    ]
