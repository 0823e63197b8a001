# wrong: never
# accept: never_mirrored
def augment(images, labels, may_mirror, training, shift, rng):
    if training:
        new = images.copy()
        for i in range(len(images)):
            if labels[i] in may_mirror:
                if rng.random() > 1:
                    new[i] = new[i][:, :, ::-1].copy()
        images = shift(new, rng)
    return images, labels
