# wrong: the decoder's gradient has the transposed shape
# accept: gradient_transposed
def train_linear(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        code = x @ encoder
        r = code @ decoder - x
        losses.append((r**2).sum() / len(x))
        de = 2 * x.T @ r @ decoder.T / len(x)
        dd = 2 * r.T @ code / len(x)
        encoder = encoder - rate * de
        decoder = decoder - rate * dd
    return encoder, decoder, losses
