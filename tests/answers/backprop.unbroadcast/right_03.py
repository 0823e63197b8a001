# right: einsum over the axes that stay
def unbroadcast(g, shape):
    extra = g.ndim - len(shape)
    stay = [extra + i for i, n in enumerate(shape) if n != 1]
    return np.einsum(g, list(range(g.ndim)), stay).reshape(shape)
