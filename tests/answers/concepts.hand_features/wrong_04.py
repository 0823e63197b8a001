# wrong: the sum is divided by 16 but not by the number of pixels
def ink(img):
    return img.sum() / 16
