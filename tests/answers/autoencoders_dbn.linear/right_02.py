# right: by the covariance matrix alone
def train_linear(x, encoder, decoder, rate, steps):
    losses = []
    cov = x.T @ x / len(x)
    for _ in range(steps):
        m = encoder @ decoder - np.eye(x.shape[1])
        losses.append(np.trace(m.T @ cov @ m))
        g = 2 * cov @ m
        encoder, decoder = encoder - rate * g @ decoder.T, decoder - rate * encoder.T @ g
    return encoder, decoder, losses
