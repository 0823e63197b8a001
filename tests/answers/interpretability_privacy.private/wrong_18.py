# wrong: the factor 2 stands under the root
# accept: two_in_the_root
import torch


def private_step(gradients, clip, sigma, noise):
    g = torch.as_tensor(np.asarray(gradients))
    g = torch.renorm(g, p=2, dim=0, maxnorm=clip)
    return (g.mean(dim=0) + sigma * clip / len(g) * torch.as_tensor(np.asarray(noise))).numpy()


def epsilon(uses, sigma, delta):
    rho = uses / (2 * sigma**2)
    return float(rho + np.sqrt(2 * rho * np.log(1 / delta)))


symptoms = dict(zip(["q1", "q2", "q3"], ["c", "a", "b"]))
