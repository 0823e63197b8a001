# wrong: one share per column instead of one number
# accept: not_reduced
def ink(img):
    return img.mean(axis=0) / 16
