# right: lists, hypot and fsum
import math


def _shortened(vector, limit):
    length = math.hypot(*vector)
    return vector if length <= limit else [v * limit / length for v in vector]


def private_step(gradients, clip, sigma, noise):
    people = [_shortened([float(v) for v in row], clip) for row in gradients]
    return np.array(
        [(math.fsum(column) + sigma * clip * float(z)) / len(people) for column, z in zip(zip(*people), noise)]
    )


def epsilon(uses, sigma, delta):
    rho = uses / (2 * sigma**2)
    return rho + 2 * np.sqrt(rho * np.log(1 / delta))


symptoms = {"q1": "c", "q2": "a", "q3": "b"}
