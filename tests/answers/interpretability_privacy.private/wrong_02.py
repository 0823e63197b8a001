# wrong: the sick step, only the noise repaired in clip
# accept: mean_clipped noise_not_divided unchanged
def private_step(gradients, clip, sigma, noise):
    mean = gradients.mean(axis=0)
    mean = mean * min(1, clip / np.linalg.norm(mean))
    return mean + sigma * noise
