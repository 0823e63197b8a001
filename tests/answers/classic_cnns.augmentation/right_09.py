# right: index arithmetic for all images at once, np.where
import numpy as np


def random_shift(images, most, rng):
    """All images at once, by indices."""
    n, c, h, w = images.shape
    down, right = rng.choice(np.arange(-most, most + 1), size=(2, n, 1))
    rows, columns = np.arange(h) - down, np.arange(w) - right
    inside = ((rows >= 0) & (rows < h))[:, :, None] & ((columns >= 0) & (columns < w))[:, None, :]
    taken = images[
        np.arange(n)[:, None, None, None],
        np.arange(c)[:, None, None],
        rows.clip(0, h - 1)[:, None, :, None],
        columns.clip(0, w - 1)[:, None, None, :],
    ]
    return np.where(inside[:, None], taken, np.zeros((), images.dtype))


def augment(images, labels, may_mirror, training, shift, rng):
    if training is False:
        return images.copy(), labels.copy()
    coins = rng.choice([False, True], size=len(labels))
    may = np.array([label in may_mirror for label in labels.tolist()], dtype=bool)
    chosen = (coins & may).reshape(-1, 1, 1, 1)
    return shift(np.where(chosen, images[..., ::-1], images), rng), labels.copy()


safe = {f"q{i}": letter for i, letter in enumerate("bca", 1)}
