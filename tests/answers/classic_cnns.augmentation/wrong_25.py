# wrong: shifted first
# accept: shifted_before_mirrored
def augment(images, labels, may_mirror, training, shift, rng):
    if training:
        new = shift(images, rng).copy()
        for i in range(len(images)):
            if labels[i] in may_mirror:
                if rng.random() < 0.5:
                    new[i] = new[i][:, :, ::-1].copy()
        images = new
    return images, labels
