# wrong: init_weights: the variance comes from the first layer's sizes for all layers
# accept: first_sizes_for_all
def init_weights(sizes, scheme, rng):
    if scheme == "xavier":
        std = np.sqrt(2 / (sizes[0] + sizes[1]))
    else:
        std = np.sqrt(2 / sizes[0])
    return [rng.normal(0, std, (m, n)) for m, n in zip(sizes[:-1], sizes[1:])]
