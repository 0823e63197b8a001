# wrong: the 2 of the square is missing
# accept: factor_missing
def train_linear(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        code = x @ encoder
        r = code @ decoder - x
        losses.append((r**2).sum() / len(x))
        de = x.T @ r @ decoder.T / len(x)
        dd = code.T @ r / len(x)
        encoder = encoder - rate * de
        decoder = decoder - rate * dd
    return encoder, decoder, losses
