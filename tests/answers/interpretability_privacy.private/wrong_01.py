# wrong: the mean is clipped
# accept: mean_clipped
def private_step(gradients, clip, sigma, noise):
    mean = gradients.mean(axis=0)
    norm = np.linalg.norm(mean)
    if norm > clip:
        mean = mean * clip / norm
    return mean + sigma * clip * noise / len(gradients)
