"""The open challenge of chapter 11: bits per character with little time and few parameters."""

import time
from collections.abc import Callable

import numpy as np
import torch
from torch import nn

from dlcourse.experiments.poet import BEGIN, Poems, bits, read_poems

SECONDS, PARAMETERS = 40.0, 400_000
_ENOUGH = 1e-3
"""Logits that differ by more than this, once the future has changed, have seen it."""

Train = Callable[[np.ndarray, int], nn.Module]


def score(train: Train, poems: Poems | None = None) -> str:
    """Train a model, measure it on poems that it has not seen, and say how it did in one sentence.

    Args:
        train: ``train(sequences, symbols)`` gets integers (N, T) that begin with 0, with -1 behind each poem,
            and the number of symbols; it returns a module from integers (N, T) to logits (N, T, symbols).
        poems: to train and to measure with; by default those of the data set.
    """
    poems = poems or read_poems()
    start = time.perf_counter()
    model = train(poems.train.copy(), len(poems.symbols)).eval()
    seconds, size = time.perf_counter() - start, sum(part.numel() for part in model.parameters())
    reasons = [
        *([f"it took {seconds:.0f} seconds, {SECONDS:.0f} are allowed"] if seconds > SECONDS else []),
        *([f"it has {size:,} parameters, {PARAMETERS:,} are allowed"] if size > PARAMETERS else []),
        *(["it sees what it should predict"] if sees_the_future(model, poems) else []),
    ]
    found = f"{bits(model, poems.test):.2f} bits per character"
    facts = f"{seconds:.0f} seconds, {size:,} parameters"
    return f"{found}, but it does not count: {'; '.join(reasons)}" if reasons else f"{found} ({facts})"


@torch.no_grad()
def sees_the_future(model: nn.Module, poems: Poems) -> bool:
    """Whether predictions of the beginning of poems change when their end does."""
    rows = torch.as_tensor(poems.test[:32]).clamp(min=BEGIN)
    half = rows.shape[1] // 2
    others = rows.clone()
    others[:, half:] = others[:, half:].flip(0) + 1
    before, after = (model(each)[:, :half] for each in (rows, others % len(poems.symbols)))
    return bool((before - after).abs().max() > _ENOUGH)
