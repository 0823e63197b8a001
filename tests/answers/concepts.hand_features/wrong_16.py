# wrong: the difference of uint8 pixels wraps around instead of becoming negative
# accept: wraps_around
def symmetry(img):
    return 1 - np.mean(np.abs(img - img[:, ::-1])) / 16
