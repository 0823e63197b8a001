# wrong: 31 pixels, cut to 28
# accept: cut_off
import torch


class Cut(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.ConvTranspose2d(16, 16, 3, stride=2),
            torch.nn.ReLU(),
            torch.nn.ConvTranspose2d(16, 8, 3, stride=2),
            torch.nn.ReLU(),
            torch.nn.ConvTranspose2d(8, 1, 3, padding=1),
            torch.nn.Sigmoid(),
        )

    def forward(self, x):
        return self.net(x)[..., 1:29, 1:29]


def make_decoder():
    return Cut()
