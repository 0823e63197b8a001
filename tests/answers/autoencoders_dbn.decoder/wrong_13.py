# wrong: channels fall one layer too early: 16 to 8 to 8 to 1
# accept: channels_changed
import torch


def make_decoder():
    return torch.nn.Sequential(
        torch.nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1, output_padding=1),
        torch.nn.ReLU(),
        torch.nn.ConvTranspose2d(8, 8, 3, stride=2, padding=1, output_padding=1),
        torch.nn.ReLU(),
        torch.nn.ConvTranspose2d(8, 1, 3, padding=1),
        torch.nn.Sigmoid(),
    )
