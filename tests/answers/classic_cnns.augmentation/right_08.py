# right: np.where with a list
def augment(images, labels, may_mirror, training, shift, rng):
    if training == False:
        return (images, labels)
    can = np.array([int(label) in may_mirror for label in labels], dtype=bool)
    do = rng.binomial(1, 0.5, size=images.shape[0]).astype(bool)
    both = np.logical_and(can, do).reshape(-1, 1, 1, 1)
    return [shift(np.where(both, images[..., ::-1], images), rng), labels]
