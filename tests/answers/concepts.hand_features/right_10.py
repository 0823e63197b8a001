# right: fliplr of shares
def symmetry(img):
    shares = img / 16
    return np.mean(1 - np.abs(shares - np.fliplr(shares)))
