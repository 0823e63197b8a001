# wrong: wide at the front
# accept: too_many_products
def small_vgg():
    return [(2, 24), (1, 16), (2, 16)]
