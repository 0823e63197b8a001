# right: mean of row means of shares
def ink(img):
    shares = img / 16
    return np.mean(np.mean(shares, axis=1))
