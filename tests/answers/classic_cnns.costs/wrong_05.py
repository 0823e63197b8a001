# wrong: pooling forgotten
# accept: pooling_ignored
def vgg_params(blocks, shape=(3, 224, 224), dense=(4096, 4096, 1000), global_pool=False):
    channels, height, width = shape
    totals = [0, 0]
    blocks = list(blocks)
    while blocks:
        count, filters = blocks.pop(0)
        while count > 0:
            kernel = channels * 3**2
            totals[0] = totals[0] + (kernel + 1) * filters
            channels = filters
            count = count - 1
        height = height
        width = width
    previous = channels * (1 if global_pool else height * width)
    for layer in dense:
        totals[1] += (previous + 1) * layer
        previous = layer
    return totals
