# wrong: as found
# accept: reshaped
def channels_first(images):
    n, h, w, c = images.shape
    return images.reshape(n, c, h, w) / 255
