# wrong: the sum instead of the mean of the differences
# accept: gap_summed
def symmetry(img):
    p = np.array(img, float)
    return 1 - np.abs(p - p[:, ::-1]).sum() / 16
