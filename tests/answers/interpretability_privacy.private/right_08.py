# right: torch.renorm; rho added up use by use
import torch


def private_step(gradients, clip, sigma, noise):
    g = torch.as_tensor(np.asarray(gradients))
    g = torch.renorm(g, p=2, dim=0, maxnorm=clip)
    return (g.mean(dim=0) + sigma * clip / len(g) * torch.as_tensor(np.asarray(noise))).numpy()


def epsilon(uses, sigma, delta):
    rho = sum(1 / (2 * sigma**2) for _ in range(int(uses)))
    return float(rho + (4 * rho * np.log(1.0 / delta)) ** 0.5)


symptoms = {}
for question, answer in ("q1", "c"), ("q2", "a"), ("q3", "b"):
    symptoms[question] = answer
