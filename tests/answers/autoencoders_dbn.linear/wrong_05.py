# wrong: the gradients are sums over the rows
# accept: gradient_not_averaged
def train_linear(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        code = x @ encoder
        r = code @ decoder - x
        losses.append((r**2).sum() / len(x))
        de = 2 * x.T @ r @ decoder.T
        dd = 2 * code.T @ r
        encoder = encoder - rate * de
        decoder = decoder - rate * dd
    return encoder, decoder, losses
