# wrong: the gradients are shortened in place
# accept: changes_input
def private_step(gradients, clip, sigma, noise):
    for g in gradients:
        length = np.linalg.norm(g)
        if length > clip:
            g *= clip / length
    return (gradients.sum(axis=0) + sigma * clip * noise) / len(gradients)


def epsilon(uses, sigma, delta):
    rho = uses / (2 * sigma**2)
    return rho + 2 * np.sqrt(rho * np.log(1 / delta))


symptoms = {"q1": "c", "q2": "a", "q3": "b"}
