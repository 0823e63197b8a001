# wrong: flip over all image axes
# accept: 
def augment(images, labels, may_mirror, training, shift, rng):
    if not training:
        return images.copy(), labels.copy()
    allowed = np.zeros(len(labels), bool)
    for label in may_mirror:
        allowed |= labels == label
    flip = rng.permutation(rng.random(len(labels)) > 0.5) & allowed
    mirrored = images.copy()
    mirrored[flip] = np.flip(images[flip], axis=(1, 2, 3))
    return shift(mirrored, rng), labels.copy()
