# wrong: divides by the darkest pixel of this image instead of 16
# accept: scaled_by_own_maximum
def ink(img):
    return img.mean() / img.max()
