"""What the diary of a model says about a training loop (exercise 7.2)."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from dlcourse.chapters.training.exercises._model_with_diary import Run, Visit, watch
from dlcourse.checking.properties import real_numbers

# ---- what the diary says: each a script of a case


def visits(answer: Any, n: int, size: int, epochs: int, seed: int) -> dict[str, Any]:
    """Which samples were trained on, in which order."""
    run = watch(answer, n, size, epochs, seed)
    trained = run.trained()
    if not trained:
        return {"trained": "nothing"}
    rows = [np.concatenate([visit.samples for visit in epoch]).astype(int) for epoch in trained]
    same, other = (_all_samples(watch(answer, n, size, epochs, seed + k)) for k in (0, 1))
    labels = [visit.labels == visit.samples for epoch in trained for visit in epoch]
    return {
        "epochs": len(trained),
        "each epoch": _times(rows, n),
        "batch sizes": [[len(visit.samples) for visit in epoch] for epoch in trained],
        "labels": "belong to their rows" if all(labels) else "belong to other rows",
        "order": _order(rows),
        "same seed": "the same order" if same == _all_samples(run) else "another order",
        "another seed": "the same order" if other == same else "another order",
        "x and y": "as they were" if run.same_data else "changed",
        "what comes back": _told(run.result),
    }


def gradients(answer: Any, n: int, size: int, epochs: int, seed: int) -> dict[str, Any]:
    """How gradients came about and what was done with them."""
    run = watch(answer, n, size, epochs, seed)
    trained = [visit for epoch in run.trained() for visit in epoch]
    if not trained:
        return {"trained": "nothing"}
    last = run.model.returned
    kept = bool(last) and all(np.array_equal(run.model.params[name], last[name]) for name in last)
    beyond = any(max(visit.samples, default=0) >= n for visit in trained)
    return {
        "before each backward pass": _said(word for visit in trained for word in visit.backward),
        "backward passes for a batch": sorted({len(visit.backward) for visit in trained}),
        "steps for a batch": sorted({len(visit.steps) for visit in trained}),
        "each step": _said(word for visit in trained for word in visit.steps),
        "the last parameters": "are in the model" if kept else "are lost",
        "validation samples": "trained on" if beyond else "not trained on",
        "what comes back": _told(run.result),
    }


def modes(answer: Any, n: int, size: int, epochs: int, seed: int) -> dict[str, Any]:
    """In which mode the model worked."""
    run = watch(answer, n, size, epochs, seed)
    trained = [visit.training for epoch in run.trained() for visit in epoch]
    validated = [visit.training for epoch in run.validated() for visit in epoch]
    if not trained:
        return {"trained": "nothing"}
    return {
        "while training": _mode(trained),
        "while validating": _mode(validated),
        "afterwards": _mode([run.model.training]),
        "validations": len(run.validated()),
        "what comes back": _told(run.result),
    }


def history(answer: Any, n: int, size: int, epochs: int, seed: int) -> dict[str, Any]:
    """Which numbers came back."""
    run = watch(answer, n, size, epochs, seed)
    if not isinstance(run.result, dict):
        return {"what comes back": type(run.result).__name__}
    if run.result.keys() != {"train", "val"}:
        return {"what comes back": f"a dictionary with {sorted(map(str, run.result))}"}
    train = [real_numbers(run.result[key]).ravel() for key in ("train", "val")]
    return {
        "what comes back": "a dictionary with train and val",
        "train": _which(train[0], run.trained()),
        "val": _which(train[1], run.validated()),
        "numbers": [len(each) for each in train],
    }


def _all_samples(run: Run) -> list[int]:
    return [sample for epoch in run.trained() for visit in epoch for sample in visit.samples]


def _times(rows: list[np.ndarray], n: int) -> str:
    counts = [np.bincount(each, minlength=n) for each in rows]
    if any(len(each) > n for each in counts):
        return "validation samples too"
    if all((each == 1).all() for each in counts):
        return "every sample once"
    return "some samples twice" if any((each > 1).any() for each in counts) else "some samples never"


def _order(rows: list[np.ndarray]) -> str:
    if any((np.diff(each) == 1).mean() > 0.5 for each in rows):
        return "as in the table"
    same = all(np.array_equal(rows[0], each) for each in rows[1:])
    return "the same in every epoch" if len(rows) > 1 and same else "drawn anew for every epoch"


def _said(words: Any) -> str:
    """The words that are not as they should be, if there are any."""
    found = sorted(set(words))
    wrong = [word for word in found if word not in ("right", "gradients were zero")]
    return "; ".join(wrong or found) or "never"


def _mode(flags: list[bool]) -> str:
    return {(): "never", (True,): "train", (False,): "eval"}.get(tuple(sorted(set(flags))), "both")


def _told(result: Any) -> str:
    """Whether what came back could be losses at all: real numbers that are not all the same."""
    numbers = list(_numbers(result))
    if not all(isinstance(each, int | float | np.floating) and np.isfinite(each) for each in numbers):
        return "other things than numbers"
    return "losses" if len(set(numbers)) > 1 else "no losses"


def _numbers(result: Any) -> Iterator[Any]:
    if isinstance(result, dict):
        result = list(result.values())
    if isinstance(result, list | tuple | np.ndarray):
        for each in result:
            yield from _numbers(each)
    else:
        yield result


def _which(numbers: np.ndarray, epochs: list[list[Visit]]) -> str:
    """Which way of taking the mean gives these numbers."""
    ways = {
        "the mean over the samples": lambda losses, sizes: losses @ sizes / sizes.sum(),
        "the loss of the last batch": lambda losses, sizes: losses[-1],
        "the loss of the first batch": lambda losses, sizes: losses[0],
        "the mean of the batches": lambda losses, sizes: losses.mean(),
        "the sum of the batches": lambda losses, sizes: losses.sum(),
        "the sum over the samples": lambda losses, sizes: losses @ sizes,
        "sums divided by the samples": lambda losses, sizes: losses.sum() / sizes.sum(),
    }
    pairs = [
        (np.array([visit.loss for visit in epoch]), np.array([len(visit.samples) for visit in epoch]))
        for epoch in epochs
    ]
    if len(numbers) != len(pairs):
        return f"{len(numbers)} numbers for {len(pairs)} epochs"
    for said, way in ways.items():
        if np.allclose(numbers, [way(*pair) for pair in pairs], rtol=1e-9):
            return said
    return "other numbers"
