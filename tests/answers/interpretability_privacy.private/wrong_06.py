# wrong: every number clipped
# accept: each_number_clipped
def private_step(gradients, clip, sigma, noise):
    clipped = np.clip(gradients, -clip, clip)
    return (clipped.sum(axis=0) + sigma * clip * noise) / len(gradients)
