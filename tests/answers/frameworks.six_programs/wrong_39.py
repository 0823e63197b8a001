# wrong: axes as they were
# accept: still_last
def channels_first(images):
    return images / 255
