# wrong: the decoder's gradient is taken after the encoder moved
# accept: one_after_the_other
def train_linear(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        code = x @ encoder
        r = code @ decoder - x
        losses.append((r**2).sum() / len(x))
        de = 2 * x.T @ r @ decoder.T / len(x)
        dd = 2 * code.T @ r / len(x)
        encoder = encoder - rate * de
        code = x @ encoder
        r = code @ decoder - x
        decoder = decoder - rate * 2 * code.T @ r / len(x)
    return encoder, decoder, losses
