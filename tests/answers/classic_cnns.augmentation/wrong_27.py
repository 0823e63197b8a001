# wrong: always
# accept: always_mirrored
def augment(images, labels, may_mirror, training, shift, rng):
    if training:
        new = images.copy()
        for i in range(len(images)):
            if labels[i] in may_mirror:
                if True:
                    new[i] = new[i][:, :, ::-1].copy()
        images = shift(new, rng)
    return images, labels
