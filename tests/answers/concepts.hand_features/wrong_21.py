# wrong: the 1 minus is missing, so this is the asymmetry
# accept: asymmetry
def symmetry(img):
    p = np.array(img, float)
    return np.abs(p - p[:, ::-1]).mean() / 16
