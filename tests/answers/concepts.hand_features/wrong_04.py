# wrong: the sum is divided by 16 but not by the number of pixels
# accept: not_averaged summed
def ink(img):
    return img.sum() / 16
