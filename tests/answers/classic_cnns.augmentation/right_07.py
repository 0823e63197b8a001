# right: list of images
def augment(images, labels, may_mirror, training, shift, rng):
    batch = []
    for image, label in zip(images, labels):
        coin = bool(rng.integers(0, 2))
        batch.append(np.fliplr(image.transpose(1, 2, 0)).transpose(2, 0, 1) if coin and label in may_mirror else image)
    if training is False:
        return images, labels
    return shift(np.array(batch), rng), labels
