# right: as ascent on the negative loss
def train_linear(x, encoder, decoder, rate, steps):
    def loss_of(e, d):
        return np.linalg.norm(x @ e @ d - x) ** 2 / len(x)

    losses = []
    while len(losses) < steps:
        losses.append(float(loss_of(encoder, decoder)))
        residual = x - x @ encoder @ decoder
        up_e = 2 / len(x) * x.T @ residual @ decoder.T
        up_d = 2 / len(x) * encoder.T @ x.T @ residual
        encoder, decoder = encoder + rate * up_e, decoder + rate * up_d
    return encoder, decoder, losses
