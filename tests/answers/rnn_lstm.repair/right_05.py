# right: labels drawn first, the rest of the sequence put behind them
def echo_task(n, length, rng):
    labels = rng.binomial(1, 0.5, n)
    rest = rng.binomial(1, 0.5, (n, length - 1))
    return np.column_stack([labels, rest]), labels
