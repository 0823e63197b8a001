# right: one convolution more in the last block
def small_vgg():
    blocks = []
    for number, filters in zip([1, 2, 3], [4, 12, 20]):
        blocks.append((number, filters))
    return blocks
