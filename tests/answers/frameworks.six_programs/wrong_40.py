# wrong: by the largest pixel
# accept: scaled_by_the_largest
def channels_first(images):
    x = images.permute(0, 3, 1, 2).float()
    return x / x.max()
