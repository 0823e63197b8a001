# right: plain loop over every single number
def unbroadcast(g, shape):
    result = np.zeros(shape)
    extra = len(g.shape) - len(shape)
    for place in np.ndindex(*g.shape):
        target = tuple(0 if n == 1 else i for i, n in zip(place[extra:], shape))
        result[target] += g[place]
    return result
