"""Trains the decoder of chapter 11 on the poems for some minutes, and writes ``poet.npz`` in half precision.

The notebook trains the same model for 400 updates. Run this one with
``python -m dlcourse.chapters.attention.results.train_poet``; it takes about three minutes on one core.
"""

from pathlib import Path

import numpy as np
import torch

from dlcourse.experiments.poet import WIDTH, Poet, bits, read_poems, train
from dlcourse.numpy.positional import positional_encoding

UPDATES = 6000
RESULT = Path(__file__).with_name("poet.npz")


def stored() -> dict[str, torch.Tensor]:
    """The trained weights, for ``Poet.load_state_dict``."""
    with np.load(RESULT) as file:
        return {name: torch.tensor(file[name], dtype=torch.float32) for name in file.files}


def trained(updates: int = UPDATES) -> Poet:
    """Train from fresh weights."""
    poems = read_poems()
    model = Poet(len(poems.symbols), positional_encoding(poems.train.shape[1], WIDTH))
    curve = train(model, poems.train, updates, rate=4e-3)
    print(
        f"bits per symbol: {np.mean(curve[-100:]):.2f} in training, {bits(model, poems.test):.2f} on others"
    )
    return model


if __name__ == "__main__":
    arrays = {name: value.numpy().astype(np.float16) for name, value in trained().state_dict().items()}
    np.savez_compressed(RESULT, **arrays)
