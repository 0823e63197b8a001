# right: a tuple, and moveaxis
def to_keras(weights, layer, maps=None):
    own = {name.rpartition(".")[2]: array for name, array in weights.items() if name.rpartition(".")[0] == layer}
    if set(own) == {"gamma", "beta", "mean", "var"}:
        return own["gamma"].copy(), own["beta"].copy(), own["mean"].copy(), own["var"].copy()
    if "b" not in own:
        kernel = np.moveaxis(own["w"], [0, 1], [-1, -2])
        return (kernel.copy(),)
    order = np.arange(len(own["w"]))
    if maps is not None:
        order = order.reshape(maps).transpose(1, 2, 0).flatten()
    return own["w"][order], own["b"].copy()
