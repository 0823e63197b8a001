# wrong: draws noise of its own and ignores the argument
# accept: own_noise
def private_step(gradients, clip, sigma, noise):
    norms = np.linalg.norm(gradients, axis=1)
    scaled = gradients * np.minimum(1, clip / np.maximum(norms, 1e-12))[:, None]
    noise = np.random.default_rng().normal(0, sigma * clip, gradients.shape[1])
    return (scaled.sum(axis=0) + noise) / len(gradients)


def epsilon(uses, sigma, delta):
    rho = uses / (2 * sigma**2)
    return rho + 2 * np.sqrt(rho * np.log(1 / delta))


symptoms = {"q1": "c", "q2": "a", "q3": "b"}
