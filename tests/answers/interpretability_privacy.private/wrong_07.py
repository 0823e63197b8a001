# wrong: short ones made longer
# accept: all_made_equal nan_for_edge
def private_step(gradients, clip, sigma, noise):
    norms = np.linalg.norm(gradients, axis=1, keepdims=True)
    clipped = gradients / np.maximum(norms, 1e-12) * clip
    return (clipped.sum(axis=0) + sigma * clip * noise) / len(gradients)
