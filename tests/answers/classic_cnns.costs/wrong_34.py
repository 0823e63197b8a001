# wrong: wide everywhere
# accept: too_many_parameters too_many_products
def small_vgg():
    return [(2, 64), (2, 64), (3, 64)]
