# wrong: absolute value of the mean instead of mean of the absolute values
def symmetry(img):
    p = img.astype(float)
    return 1 - abs((p - p[:, ::-1]).mean()) / 16
