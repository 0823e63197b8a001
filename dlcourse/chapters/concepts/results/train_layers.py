"""Trains the network whose layers the depth explorer looks into, and writes ``layers.npz``.

Run it with ``python -m dlcourse.chapters.concepts.results.train_layers``; it takes a few seconds.
"""

from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits
from sklearn.neural_network import MLPClassifier

RESULT = Path(__file__).with_name("layers.npz")
WIDTHS = (48, 32, 16)
TRAINING = 1200


def train() -> dict[str, np.ndarray]:
    """Weights and biases, trained and as they were at the start."""
    digits = load_digits()
    x, y = digits.data[:TRAINING] / 16, digits.target[:TRAINING]
    network = MLPClassifier(WIDTHS, max_iter=300, random_state=3).fit(x, y)
    start = MLPClassifier(WIDTHS, max_iter=1, learning_rate_init=1e-12, random_state=3).fit(x, y)
    named = {}
    for name, model in {"trained": network, "start": start}.items():
        for layer, (w, b) in enumerate(zip(model.coefs_, model.intercepts_, strict=True)):
            named[f"{name}_w{layer}"], named[f"{name}_b{layer}"] = w.astype("f4"), b.astype("f4")
    return named


if __name__ == "__main__":
    np.savez(RESULT, **train())  # type: ignore[arg-type]
