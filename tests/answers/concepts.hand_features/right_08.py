# right: float copy, slice backwards
def symmetry(img):
    pixels = img.astype(float)
    return 1 - np.abs(pixels - pixels[:, ::-1]).mean() / 16
