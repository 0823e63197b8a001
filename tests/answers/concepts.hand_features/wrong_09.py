# wrong: divides by the darkest pixel of this image instead of 16
def ink(img):
    return img.mean() / img.max()
