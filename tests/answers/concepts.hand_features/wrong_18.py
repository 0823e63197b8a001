# wrong: no absolute value, so the differences cancel and the result is always 1
def symmetry(img):
    pixels = img.astype(float)
    return 1 - (pixels - pixels[:, ::-1]).mean() / 16
