# right: larger minus smaller, so nothing becomes negative
def symmetry(img):
    mirrored = np.flip(img, axis=1)
    difference = np.maximum(img, mirrored) - np.minimum(img, mirrored)
    return 1 - difference.mean() / 16
