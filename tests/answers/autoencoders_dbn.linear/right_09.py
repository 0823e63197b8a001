# right: PyTorch's autograd for the training; SVD for the bases, min() against rounding
import torch


def train_linear(x, encoder, decoder, rate, steps):
    x = torch.tensor(x)
    A = torch.tensor(encoder, requires_grad=True)
    B = torch.tensor(decoder, requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = (x @ A @ B - x).square().sum(1).mean()
        losses.append(loss.item())
        grad_A, grad_B = torch.autograd.grad(loss, [A, B])
        with torch.no_grad():
            A -= rate * grad_A
            B -= rate * grad_B
    return A.detach().numpy(), B.detach().numpy(), losses


import math


def largest_angle(a, b):
    basis_a = np.linalg.svd(a, full_matrices=False)[0]
    basis_b = np.linalg.svd(b, full_matrices=False)[0]
    smallest = np.linalg.svd(basis_a.T @ basis_b)[1][-1]
    return math.degrees(math.acos(min(1.0, smallest)))
