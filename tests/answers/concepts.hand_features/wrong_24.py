# wrong: squared instead of absolute differences
# accept: gap_squared
def symmetry(img):
    p = img.astype(float) / 16
    return 1 - ((p - np.fliplr(p)) ** 2).mean()
