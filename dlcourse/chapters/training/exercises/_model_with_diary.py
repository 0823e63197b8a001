"""A model that keeps a diary while a training loop runs (exercise 7.2)."""

from typing import Any, NamedTuple

import numpy as np

VALIDATION = 5
"""Samples of the validation set; they are numbered after those of the training set."""


class Visit(NamedTuple):
    """One forward pass, and what followed before the next one."""

    samples: list[int]
    labels: list[int]
    training: bool
    loss: float
    backward: list[str]
    steps: list[str]


class Recorder:
    """A linear model whose loss is larger by 1 in training, as if something were dropped out.

    Attributes without an underscore are for the loop; in grading the diary stays out of its reach.
    """

    def __init__(self) -> None:
        self.params = {"w": np.array([0.1]), "b": np.zeros(())}
        self.grads: dict[str, np.ndarray] = {}
        self.zero_grad()
        self.training = False
        self._visits: list[Visit] = []
        self._slope: dict[str, np.ndarray] = {}
        self._counts = dict.fromkeys(self.params, 0)
        self._returned: dict[str, np.ndarray] = {}

    @property
    def visits(self) -> list[Visit]:
        """The diary."""
        return self._visits

    @property
    def returned(self) -> dict[str, np.ndarray]:
        """What the last step of each parameter returned."""
        return self._returned

    def train(self) -> None:
        self.training = True

    def eval(self) -> None:
        self.training = False

    def zero_grad(self) -> None:
        self.grads |= {name: np.zeros_like(param) for name, param in self.params.items()}

    def loss(self, x: np.ndarray, y: np.ndarray) -> float:
        x, y = np.asarray(x), np.asarray(y)
        error = x[:, 1] * self.params["w"][0] + self.params["b"] - 0.1 * y
        loss = float(np.mean(error**2)) + self.training
        slope = 2 * error / max(len(x), 1)
        self._slope = {"w": np.array([slope @ x[:, 1]]), "b": np.array(slope.sum())}
        samples = [int(s) for s in x[:, 0]]
        self._visits.append(Visit(samples, [int(n) for n in y], self.training, loss, [], []))
        return loss

    def backward(self) -> None:
        clean = all(not grad.any() for grad in self.grads.values())
        self._visits[-1].backward.append("gradients were zero" if clean else "gradients were left over")
        for name, slope in self._slope.items():
            self.grads[name] = self.grads[name] + slope

    def step(self, param: np.ndarray, grad: np.ndarray, state: dict) -> tuple[np.ndarray, dict]:
        """A small step that notes whose gradient and whose state it is given."""
        name = "b" if np.ndim(param) == 0 else "w"
        count = self._counts[name]
        said = "right"
        if not np.array_equal(grad, self._slope.get(name, np.nan)):
            said = "with other gradients than those of the last batch"
        elif state and state.get("owner") != name:
            said = "with the state of another parameter"
        elif state.get("count", 0) != count:
            said = "with a state that began anew" if not state else "with an old state"
        elif not np.array_equal(param, self._returned.get(name, param)):
            said = "on a parameter that the last step did not return"
        self._visits[-1].steps.append(said)
        new = param - 0.01 * grad
        self._counts[name], self._returned[name] = count + 1, new
        return new, {"owner": name, "count": count + 1}


class Run(NamedTuple):
    """A training that has been watched."""

    model: Recorder
    result: Any
    samples: int
    same_data: bool

    def trained(self) -> list[list[Visit]]:
        """Visits that were followed by a backward pass, epoch by epoch: validation ends an epoch."""
        found: list[list[Visit]] = [[]]
        for visit in self.model.visits:
            if visit.backward or visit.steps:
                found[-1].append(visit)
            elif found[-1] and min(visit.samples, default=0) >= self.samples:
                found.append([])
        return [epoch for epoch in found if epoch]

    def validated(self) -> list[list[Visit]]:
        """Passes over validation samples alone, those without an update between them together."""
        found: list[list[Visit]] = []
        before = False
        for visit in self.model.visits:
            is_one = min(visit.samples, default=0) >= self.samples
            if is_one:
                found = [*found[:-1], [*found[-1], visit]] if before else [*found, [visit]]
            before = is_one
        return found


def watch(answer: Any, n: int, size: int, epochs: int, seed: int) -> Run:
    """Let a loop train the recorder on n samples, of which the first number is their own."""
    rng = np.random.default_rng(n)
    x = np.column_stack([np.arange(n + VALIDATION), rng.uniform(-1, 1, n + VALIDATION)])
    y = np.arange(n + VALIDATION)
    model, own = Recorder(), (x.copy(), y.copy())
    parts = own[0][:n], own[1][:n], own[0][n:], own[1][n:]
    result = answer(model, model.step, *parts, epochs, size, np.random.default_rng(seed))
    return Run(model, result, n, all(map(np.array_equal, own, (x, y))))
