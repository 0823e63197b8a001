"""Noise on images: how it is drawn, and what is true of noise that somebody else draws."""

import numpy as np


def corrupt(x, noise, rng):
    return np.clip(x + rng.normal(0, noise, x.shape), 0, 1)


def damage(answer, rows, columns, noise, seed):
    """What is true of the noise on grey, black and white images."""
    grey = np.full((rows, columns), 0.5)
    given = grey.copy()
    noisy = np.asarray(answer(given, noise, np.random.default_rng(seed)))
    if not np.array_equal(given, grey):
        return {"images": (rows, columns), "the images given": "are changed"}
    if noisy.shape != grey.shape:
        return {"images": (rows, columns), "shape": noisy.shape}
    again, other = (np.asarray(answer(grey, noise, np.random.default_rng(s))) for s in (seed, seed + 1))
    drawn = (noisy - grey) / noise
    ends = [np.asarray(answer(grey * side, noise, np.random.default_rng(seed))) for side in (0, 2)]
    some = np.random.default_rng(seed).random((rows, columns))
    return {
        "images": (rows, columns),
        "shape": noisy.shape,
        "without noise, the images": np.array_equal(answer(some, 0.0, np.random.default_rng(seed)), some),
        "same seed, same noise": np.array_equal(noisy, again),
        "other seed, same noise": np.array_equal(noisy, other),
        "mean": float(np.round(drawn.mean() * 2)) / 2 + 0.0,
        "spread": _about_one(drawn.std()),
        "within one deviation": _share(np.mean(abs(drawn - drawn.mean()) < drawn.std()), (0.64, 0.72)),
        "rows differ": bool((np.ptp(noisy, axis=0) > 0).all()),
        "columns differ": bool((np.ptp(noisy, axis=1) > 0).all()),
        "black images": _share(np.mean(ends[0] == 0), (0.46, 0.54)) if ends[0].min() >= 0 else "below 0",
        "white images": _share(np.mean(ends[1] == 1), (0.46, 0.54)) if ends[1].max() <= 1 else "above 1",
    }


def _about_one(number):
    return 1.0 if 0.93 < number < 1.07 else float(f"{number:.1g}")


def _share(share, expected):
    """As expected, or a rough share in words."""
    low, high = expected
    return "as expected" if low < share < high else "fewer" if share <= low else "more"
