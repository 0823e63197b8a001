# wrong: returns the share of paper
def ink(img):
    return 1 - img.mean() / 16
