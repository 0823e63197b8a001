# wrong: shifts only the mirrored images
# accept: only_mirrored_shifted
import numpy as np


def _rolled(image, axis, by):
    image = np.roll(image, by, axis)
    gap = [slice(None)] * image.ndim
    if by > 0:
        gap[axis] = slice(0, by)
    elif by < 0:
        gap[axis] = slice(by, None)
    else:
        return image
    image[tuple(gap)] = 0
    return image


def random_shift(images, most, rng):
    draw = lambda: int(rng.integers(2 * most + 1)) - most
    return np.stack([_rolled(_rolled(image, 1, draw()), 2, draw()) for image in images])


def augment(images, labels, may_mirror, training, shift, rng):
    if not training:
        return images, labels
    allowed = np.isin(labels, list(may_mirror))
    turn = allowed & (rng.random(len(images)) < 0.5)
    out = images.copy()
    out[turn] = shift(out[turn, :, :, ::-1], rng)
    return out, labels


safe = {"q1": "", "q2": "", "q3": ""}
safe.update(zip(safe, ['b', 'c', 'a']))
