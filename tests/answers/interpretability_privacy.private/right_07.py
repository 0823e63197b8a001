# right: shrink factors times the matrix; the square completed
def private_step(gradients, clip, sigma, noise):
    shrink = clip / np.maximum(np.sqrt(np.einsum("bp,bp->b", gradients, gradients)), clip)
    return (shrink @ gradients + clip * sigma * noise) / gradients.shape[0]


def epsilon(uses, sigma, delta):
    # (sqrt(rho) + sqrt(L))^2 - L
    root, level = np.sqrt(uses / 2) / sigma, -np.log(delta)
    return float((root + np.sqrt(level)) ** 2 - level)


symptoms = dict(zip(["q1", "q2", "q3"], ["c", "a", "b"]))
