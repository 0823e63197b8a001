# right: by bisection, a list made an array
def start_bias(cells, length, keep):
    # bisection: the sigmoid rises, so halve the interval until it fits
    low, high = -50.0, 50.0
    for _ in range(200):
        middle = (low + high) / 2
        if (1 / (1 + np.exp(-middle))) ** length < keep:
            low = middle
        else:
            high = middle
    out = []
    for block in 'ifgo':
        out += [middle if block == 'f' else 0.0] * cells
    return np.array(out)
