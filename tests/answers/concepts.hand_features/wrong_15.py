# wrong: multiplies the image by 1/16 with out=img, which changes it or raises for integers
# accept: changes_input in_place_on_integers
def ink(img):
    np.multiply(img, 1 / 16, out=img)
    return np.mean(img)
