# wrong: everything is summed to one number and put into all places
# accept: axis_forgotten
def unbroadcast(g, shape):
    return np.full(shape, g.sum())
