# wrong: no absolute value, so the differences cancel and the result is always 1
# accept: signs_cancel always_the_same
def symmetry(img):
    pixels = img.astype(float)
    return 1 - (pixels - pixels[:, ::-1]).mean() / 16
