# wrong: channels reversed
# accept: channels_reversed
def augment(images, labels, may_mirror, training, shift, rng):
    if training:
        new = images.copy()
        for i in range(len(images)):
            if labels[i] in may_mirror:
                if rng.random() < 0.5:
                    new[i] = new[i][::-1].copy()
        images = shift(new, rng)
    return images, labels
