# wrong: slices with -most: for most = 0 nothing is left
# accept: nothing_left
import numpy as np


def random_shift(images, most, rng):
    padded = np.pad(images, ((0, 0), (0, 0), (2 * most, 2 * most), (2 * most, 2 * most)))
    out = []
    for picture in padded:
        down, right = rng.integers(-most, most + 1, size=2)
        rolled = np.roll(picture, (down, right), axis=(1, 2))
        out.append(rolled[:, 2 * most : -2 * most, 2 * most : -2 * most])
    return np.array(out)


def augment(images, labels, may_mirror, training, shift, rng):
    if not training:
        return images, labels
    allowed = np.isin(labels, list(may_mirror))
    turn = allowed & (rng.random(len(images)) < 0.5)
    out = images.copy()
    out[turn] = out[turn, :, :, ::-1]
    return shift(out, rng), labels


safe = {"q1": "b", "q2": "c", "q3": "a"}
