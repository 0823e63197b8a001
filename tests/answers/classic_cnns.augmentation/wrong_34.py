# wrong: the result is float64 whatever the dtype of the images is
# accept: floats_instead
import numpy as np


def random_shift(images, most, rng):
    moved = np.zeros(images.shape)
    h, w = images.shape[2:]
    moves = rng.integers(-most, most, size=(len(images), 2), endpoint=True)
    for image, target, (d, r) in zip(images, moved, moves):
        target[:, max(d, 0) : h + min(d, 0), max(r, 0) : w + min(r, 0)] = image[
            :, max(-d, 0) : h + min(-d, 0), max(-r, 0) : w + min(-r, 0)
        ]
    return moved


def augment(images, labels, may_mirror, training, shift, rng):
    batch = np.array(images)
    if training:
        for i, label in enumerate(labels):
            if int(label) in may_mirror and rng.integers(2) == 1:
                batch[i] = np.flip(batch[i], axis=2)
        batch = shift(batch, rng)
    return batch, labels


safe = dict(q1="b", q2="c", q3="a")
