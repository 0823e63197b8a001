# wrong: one share per column instead of one number
def ink(img):
    return img.mean(axis=0) / 16
