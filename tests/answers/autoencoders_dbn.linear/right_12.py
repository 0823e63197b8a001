# right: recursion-free generator of states; smallest cosine via eigenvalues is avoided, arcsin of the distance of the projections
def _descend(x, encoder, decoder, rate):
    while True:
        out = np.linalg.multi_dot([x, encoder, decoder])
        diff = out - x
        yield encoder, decoder, np.sum(diff * diff) / x.shape[0]
        encoder, decoder = (
            encoder - rate * (2 / x.shape[0]) * np.linalg.multi_dot([x.T, diff, decoder.T]),
            decoder - rate * (2 / x.shape[0]) * (x @ encoder).T @ diff,
        )


def train_linear(x, encoder, decoder, rate, steps):
    losses = []
    for step, (encoder, decoder, loss) in enumerate(_descend(x, encoder, decoder, rate)):
        if step == steps:
            return encoder, decoder, losses
        losses.append(loss)


def largest_angle(a, b):
    def projection(m):
        return m @ np.linalg.pinv(m)

    gap = np.linalg.norm(projection(a) - projection(b), ord=2)
    return np.degrees(np.arcsin(min(gap, 1.0)))
