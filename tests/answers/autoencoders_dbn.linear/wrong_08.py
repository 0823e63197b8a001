# wrong: the decoder is not transposed
# accept: decoder_not_transposed
def train_linear(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        code = x @ encoder
        r = code @ decoder - x
        losses.append((r**2).sum() / len(x))
        de = 2 * x.T @ r @ decoder / len(x)
        dd = 2 * code.T @ r / len(x)
        encoder = encoder - rate * de
        decoder = decoder - rate * dd
    return encoder, decoder, losses
