# wrong: divides img in place, which changes it or raises for integers
# accept: changes_input in_place_on_integers
def ink(img):
    img /= 16
    return img.mean()
