# wrong: tanh at the end
# accept: sigmoid_missing
import torch


def make_decoder():
    return torch.nn.Sequential(
        torch.nn.ConvTranspose2d(16, 16, 3, stride=2, padding=1, output_padding=1),
        torch.nn.ReLU(),
        torch.nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1, output_padding=1),
        torch.nn.ReLU(),
        torch.nn.ConvTranspose2d(8, 1, 3, padding=1),
        torch.nn.Tanh(),
    )
