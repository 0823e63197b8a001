# wrong: noise added to every row
# accept: noise_not_divided
def private_step(gradients, clip, sigma, noise):
    norms = np.linalg.norm(gradients, axis=1, keepdims=True)
    clipped = gradients * np.minimum(1, clip / np.maximum(norms, 1e-12))
    noisy = clipped + sigma * clip * noise
    return noisy.mean(axis=0)
