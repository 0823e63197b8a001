# wrong: always sums exactly one axis, as for a bias of a dense layer
# accept: always_first_axis
def unbroadcast(g, shape):
    return g.sum(axis=0)
