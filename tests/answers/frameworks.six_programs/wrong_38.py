# wrong: transpose of two axes
# accept: sides_swapped
def channels_first(images):
    return images.transpose(1, 3) / 255
