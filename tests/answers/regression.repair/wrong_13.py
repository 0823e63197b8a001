# wrong: softmax before the cross-entropy, so it is applied twice
# accept: softmax_twice
import torch
import torch.nn.functional as F


def classifier_loss(outputs, labels):
    p = torch.softmax(torch.tensor(outputs), dim=1)
    return F.cross_entropy(p, torch.tensor(labels)).item()
