# wrong: too large
# accept: too_many_parameters
def small_vgg():
    return [(2, 16), (2, 32), (2, 48)]
