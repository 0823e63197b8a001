# wrong: converts to float only after the uint8 subtraction
# accept: wraps_around
def symmetry(img):
    difference = (img - img[:, ::-1]).astype(float)
    return 1 - np.abs(difference).mean() / 16
