# wrong: width before height
# accept: sides_swapped
def channels_first(images):
    return images.permute(0, 3, 2, 1) / 255
