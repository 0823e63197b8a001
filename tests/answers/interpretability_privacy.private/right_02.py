# right: division by max(1, norm / clip), as in the paper
def private_step(gradients, clip, sigma, noise):
    norms = np.linalg.norm(gradients, ord=2, axis=1)
    clipped = gradients / np.maximum(1.0, norms / clip)[:, None]
    return clipped.mean(axis=0) + sigma * clip / gradients.shape[0] * noise
