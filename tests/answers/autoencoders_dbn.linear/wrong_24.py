# wrong: the loss is written down after each step instead of before it
# accept: loss_after_step
def train_linear(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        code = x @ encoder
        r = code @ decoder - x
        g_dec = 2 / len(x) * code.T @ r
        g_enc = 2 / len(x) * x.T @ r @ decoder.T
        encoder, decoder = encoder - rate * g_enc, decoder - rate * g_dec
        losses.append(((x @ encoder @ decoder - x) ** 2).sum(axis=1).mean())
    return encoder, decoder, losses


def largest_angle(a, b):
    qa, _ = np.linalg.qr(a)
    qb, _ = np.linalg.qr(b)
    cosines = np.linalg.svd(qa.T @ qb, compute_uv=False)
    return np.degrees(np.arccos(np.clip(cosines.min(), 0, 1)))
