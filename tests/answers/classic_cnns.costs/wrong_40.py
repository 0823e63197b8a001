# wrong: four convolutions of one filter each
# accept: too_few_parameters
def small_vgg():
    return [(1, 1)] * 4
