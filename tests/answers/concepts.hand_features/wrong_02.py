# wrong: divides by 15 instead of 16
def ink(img):
    return np.mean(img) / 15
