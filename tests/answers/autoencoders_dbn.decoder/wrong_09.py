# wrong: other kernels
# accept: kernels_or_strides_changed
import torch


def make_decoder():
    return torch.nn.Sequential(
        torch.nn.ConvTranspose2d(16, 16, 2, stride=2),
        torch.nn.ReLU(),
        torch.nn.ConvTranspose2d(16, 8, 2, stride=2),
        torch.nn.ReLU(),
        torch.nn.ConvTranspose2d(8, 1, 3, padding=1),
        torch.nn.Sigmoid(),
    )
