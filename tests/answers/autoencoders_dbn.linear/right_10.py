# right: works on the covariance matrix alone; angle from the part of one basis outside the other
def train_linear(x, encoder, decoder, rate, steps):
    cov = x.T @ x / x.shape[0]
    unit = np.eye(x.shape[1])
    A, B, losses = encoder.copy(), decoder.copy(), []
    for _ in range(steps):
        E = A @ B - unit  # the residual is x @ E
        losses.append(float(np.trace(E.T @ cov @ E)))
        gA, gB = 2 * cov @ E @ B.T, 2 * A.T @ cov @ E
        A -= rate * gA
        B -= rate * gB
    return A, B, losses


def largest_angle(a, b):
    qa, qb = np.linalg.qr(a)[0], np.linalg.qr(b)[0]
    outside = qb - qa @ (qa.T @ qb)
    sine = np.linalg.norm(outside, 2)
    cosine = np.linalg.norm(qa.T @ qb, -2)  # smallest singular value
    return float(np.rad2deg(np.arctan2(sine, cosine)))
