# wrong: one norm for all
# accept: norm_of_all
def private_step(gradients, clip, sigma, noise):
    norm = np.linalg.norm(gradients)
    clipped = gradients * min(1, clip / max(norm, 1e-12))
    return (clipped.sum(axis=0) + sigma * clip * noise) / len(gradients)
