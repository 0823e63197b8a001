# wrong: view
# accept: reshaped
def channels_first(images):
    return images.view(images.shape[0], 3, images.shape[1], images.shape[2]) / 255
