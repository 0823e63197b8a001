# wrong: divides img in place, which changes it or raises for integers
def ink(img):
    img /= 16
    return img.mean()
