# wrong: kernel 3 times instead of 9
# accept: kernel_of_three
def vgg_params(blocks, shape=(3, 224, 224), dense=(4096, 4096, 1000), global_pool=False):
    channels, height, width = shape
    totals = [0, 0]
    blocks = list(blocks)
    while blocks:
        count, filters = blocks.pop(0)
        while count > 0:
            kernel = channels * 3
            totals[0] = totals[0] + (kernel + 1) * filters
            channels = filters
            count = count - 1
        height = int(height / 2)
        width = int(width / 2)
    previous = channels * (1 if global_pool else height * width)
    for layer in dense:
        totals[1] += (previous + 1) * layer
        previous = layer
    return totals
