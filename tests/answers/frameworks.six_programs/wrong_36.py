# wrong: 256
# accept: scaled_by_256
def channels_first(images):
    return images.permute(0, 3, 1, 2) / 256
