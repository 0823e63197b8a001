# wrong: sigma is not squared in rho
# accept: sigma_not_squared
def private_step(gradients, clip, sigma, noise):
    lengths = np.linalg.norm(gradients, axis=1, keepdims=True)
    clipped = gradients * np.where(lengths > clip, clip / np.maximum(lengths, clip), 1)
    return (clipped.sum(axis=0) + sigma * clip * noise) / len(gradients)


def epsilon(uses, sigma, delta):
    rho = uses / (2 * sigma)
    return rho + 2 * np.sqrt(rho * np.log(1 / delta))


symptoms = {
    # q1. A step clips the mean gradient to the length C. What do you see in `examine`?
    "q1": "c",
    # q2. Somebody draws new noise for each person and adds it to each clipped gradient.
    "q2": "a",
    # q3. Noise with σ = 1 was added, but nothing was clipped. Which ε does the bound prove?
    "q3": "b",
}
