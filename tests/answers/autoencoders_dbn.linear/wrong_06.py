# wrong: nothing is divided by N
# accept: not_averaged
def train_linear(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        code = x @ encoder
        r = code @ decoder - x
        losses.append(np.sum(r**2))
        de = 2 * x.T @ r @ decoder.T
        dd = 2 * code.T @ r
        encoder = encoder - rate * de
        decoder = decoder - rate * dd
    return encoder, decoder, losses
