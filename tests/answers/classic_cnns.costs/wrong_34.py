# wrong: VGG-16 itself
# accept: 
def small_vgg():
    return [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)]
