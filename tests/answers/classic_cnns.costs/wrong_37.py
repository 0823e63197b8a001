# wrong: a single block
# accept: sees_too_little too_many_products
def small_vgg():
    return [(4, 16)]
