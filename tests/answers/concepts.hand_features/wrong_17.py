# wrong: mirrored upside down instead of left and right
# accept: upside_down
def symmetry(img):
    img = img.astype(float)
    return 1 - np.abs(img - img[::-1]).mean() / 16
