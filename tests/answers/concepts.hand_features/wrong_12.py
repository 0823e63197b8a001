# wrong: returns the share of paper
# accept: paper
def ink(img):
    return 1 - img.mean() / 16
