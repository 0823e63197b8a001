# wrong: only one padding in the way down
# accept: padding_once
import torch
import torch.nn.functional as F


def up_size(n, k, s=1, p=0, op=0):
    covered = F.conv_transpose1d(torch.zeros(1, 1, n), torch.zeros(1, 1, k), stride=s)
    return covered.shape[-1] - 2 * p + op


def output_padding(n, k, s=1, p=0):
    return n - up_size((n + p - k) // s + 1, k, s, p)
