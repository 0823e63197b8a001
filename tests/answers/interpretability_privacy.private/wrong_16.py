# wrong: the batch size 50 of `examine` is hard-coded
# accept: always_fifty
def private_step(gradients, clip, sigma, noise):
    lengths = np.linalg.norm(gradients, axis=1, keepdims=True)
    clipped = gradients * np.where(lengths > clip, clip / np.maximum(lengths, clip), 1)
    return (clipped.sum(axis=0) + sigma * clip * noise) / 50


from math import log, sqrt


def epsilon(uses, sigma, delta):
    return (rho := 0.5 * uses / sigma / sigma) + 2 * sqrt(-rho * log(delta))


symptoms = {"q1": "c", "q2": "a", "q3": "b"}
