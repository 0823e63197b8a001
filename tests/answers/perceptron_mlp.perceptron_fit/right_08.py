# right: torch tensors
import torch


def perceptron_fit(x, y, max_epochs=100):
    xs, ys = torch.tensor(x), torch.tensor(y)
    w = torch.zeros(xs.shape[1], dtype=xs.dtype)
    b = torch.zeros((), dtype=xs.dtype)
    mistakes = []
    for _ in range(max_epochs):
        clean = True
        for n, (row, label) in enumerate(zip(xs, ys)):
            if label * (w @ row + b) <= 0:
                w += label * row
                b += label
                mistakes.append(n)
                clean = False
        if clean:
            break
    return w.numpy(), b.item(), mistakes
