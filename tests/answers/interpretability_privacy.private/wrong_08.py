# wrong: sum, not divided
# accept: not_divided not_averaged
def private_step(gradients, clip, sigma, noise):
    norms = np.linalg.norm(gradients, axis=1, keepdims=True)
    clipped = gradients * np.minimum(1, clip / np.maximum(norms, 1e-12))
    return clipped.sum(axis=0) + sigma * clip * noise
