# wrong: not divided
# accept: not_scaled
def channels_first(images):
    return images.permute(0, 3, 1, 2).float()
