# right: sum over the largest possible sum
def ink(img):
    return np.sum(img, dtype=np.float64) / (16 * img.size)
