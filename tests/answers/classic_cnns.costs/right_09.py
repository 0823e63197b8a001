# right: four blocks
def small_vgg():
    return [(1, 8), (1, 16), (1, 16), (2, 16)]
