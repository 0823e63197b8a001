# wrong: absolute value of the mean instead of mean of the absolute values
# accept: signs_cancel always_the_same
def symmetry(img):
    p = img.astype(float)
    return 1 - abs((p - p[:, ::-1]).mean()) / 16
