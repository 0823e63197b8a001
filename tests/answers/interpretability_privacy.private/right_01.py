# right: loop over people
def private_step(gradients, clip, sigma, noise):
    total = np.zeros(gradients.shape[1])
    for g in gradients:
        n = np.linalg.norm(g)
        if n > clip:
            g = g / n * clip
        total += g
    total += sigma * clip * noise
    return total / len(gradients)
