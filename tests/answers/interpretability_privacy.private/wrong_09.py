# wrong: norms of columns
# accept: columns_clipped
def private_step(gradients, clip, sigma, noise):
    norms = np.linalg.norm(gradients, axis=0)
    clipped = gradients * np.minimum(1, clip / np.maximum(norms, 1e-12))
    return (clipped.sum(axis=0) + sigma * clip * noise) / len(gradients)
