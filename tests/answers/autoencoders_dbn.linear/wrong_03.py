# wrong: the loss is the mean over all numbers
# accept: loss_over_columns
def train_linear(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        code = x @ encoder
        r = code @ decoder - x
        losses.append(np.mean(r**2))
        de = 2 * x.T @ r @ decoder.T / len(x)
        dd = 2 * code.T @ r / len(x)
        encoder = encoder - rate * de
        decoder = decoder - rate * dd
    return encoder, decoder, losses
