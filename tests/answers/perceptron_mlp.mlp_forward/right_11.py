# right: mlp_forward: ReLU before every layer but the first, torch
import torch


def mlp_forward(x, weights, biases):
    out, cache = torch.tensor(x), []
    for k, (w, b) in enumerate(zip(weights, biases)):
        if k > 0:
            out = torch.relu(out)
        cache.append(out.numpy())
        out = torch.addmm(torch.tensor(b), out, torch.tensor(w))
    return out.numpy(), cache
