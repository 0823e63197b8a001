# wrong: always sums exactly one axis, as for a bias of a dense layer
def unbroadcast(g, shape):
    return g.sum(axis=0)
