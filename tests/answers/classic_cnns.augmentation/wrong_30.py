# wrong: one coin for the batch
# accept: one_coin_for_all
def augment(images, labels, may_mirror, training, shift, rng):
    if not training:
        return images.copy(), labels.copy()
    allowed = np.zeros(len(labels), bool)
    for label in may_mirror:
        allowed |= labels == label
    flip = (rng.random() > 0.5) & allowed
    mirrored = images.copy()
    mirrored[flip] = np.flip(images[flip], axis=-1)
    return shift(mirrored, rng), labels.copy()
