# wrong: multiplies the image by 1/16 with out=img, which changes it or raises for integers
def ink(img):
    np.multiply(img, 1 / 16, out=img)
    return np.mean(img)
