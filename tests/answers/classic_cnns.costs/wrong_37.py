# wrong: a single block
# accept: sees_too_little
def small_vgg():
    return [(4, 16)]
