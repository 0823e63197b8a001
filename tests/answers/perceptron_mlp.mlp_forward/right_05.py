# right: Dense: torch's linear, with the weight transposed
import torch
import torch.nn.functional as F


class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x
        return F.linear(torch.tensor(x), torch.tensor(self.w).T, torch.tensor(self.b)).numpy()
