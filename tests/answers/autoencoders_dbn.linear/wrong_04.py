# wrong: input minus output, and the gradients keep their sign
# accept: climbs
def train_linear(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        code = x @ encoder
        r = x - code @ decoder
        losses.append((r**2).sum() / len(x))
        de = 2 * x.T @ r @ decoder.T / len(x)
        dd = 2 * code.T @ r / len(x)
        encoder = encoder - rate * de
        decoder = decoder - rate * dd
    return encoder, decoder, losses
