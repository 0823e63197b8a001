# wrong: output padding in the second layer is forgotten: 27 pixels
# accept: one_layer_only
import torch


class Up(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a = torch.nn.ConvTranspose2d(16, 16, 3, stride=2, padding=1, output_padding=1)
        self.b = torch.nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1)
        self.c = torch.nn.ConvTranspose2d(8, 1, 3, padding=1)

    def forward(self, x):
        return torch.sigmoid(self.c(torch.relu(self.b(torch.relu(self.a(x))))))


def make_decoder():
    return Up()
