# wrong: the matrices that were given are changed
# accept: changes_input
def train_linear(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        code = x @ encoder
        r = code @ decoder - x
        losses.append((r**2).sum() / len(x))
        de = 2 * x.T @ r @ decoder.T / len(x)
        dd = 2 * code.T @ r / len(x)
        encoder -= rate * de
        decoder -= rate * dd
    return encoder, decoder, losses
