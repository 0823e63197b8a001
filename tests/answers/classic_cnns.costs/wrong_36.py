# wrong: two blocks only
# accept: sees_too_little
def small_vgg():
    return [(2, 8), (3, 16)]
