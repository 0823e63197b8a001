# wrong: not divided by 16
# accept: gap_not_scaled
def symmetry(img):
    p = img.astype(float)
    return 1 - np.abs(p - p[:, ::-1]).mean()
