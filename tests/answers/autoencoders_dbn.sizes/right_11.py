# right: torch does the counting: a real convolution on zeros
import torch
import torch.nn.functional as F


def up_size(n, k, s=1, p=0, op=0):
    covered = F.conv_transpose1d(torch.zeros(1, 1, n), torch.zeros(1, 1, k), stride=s)
    return covered.shape[-1] - 2 * p + op


def output_padding(n, k, s=1, p=0):
    few = F.conv1d(torch.zeros(1, 1, n), torch.zeros(1, 1, k), stride=s, padding=p).shape[-1]
    return n - up_size(few, k, s=s, p=p)
