# right: np.roll with the gap set to 0, a generator that mirrors with fliplr
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


def mirrored(images, labels, may_mirror, rng):
    for image, label in zip(images, labels):
        heads = rng.binomial(1, 0.5)
        yield np.fliplr(image.transpose(1, 2, 0)).transpose(2, 0, 1) if heads and label in may_mirror else image


def augment(images, labels, may_mirror, training, shift, rng):
    if training:
        images = shift(np.stack(list(mirrored(images, labels, may_mirror, rng))), rng)
    return images, labels


safe = {"q1": "", "q2": "", "q3": ""}
safe.update(zip(safe, ['b', 'c', 'a']))
