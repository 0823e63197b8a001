# right: PyTorch
import torch


def probability(x, theta0, theta1):
    z = torch.tensor(np.asarray(x), dtype=torch.float64) * theta1 + theta0
    return torch.sigmoid(z).numpy()
