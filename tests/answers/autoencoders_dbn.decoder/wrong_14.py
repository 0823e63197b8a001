# wrong: the decoder is built but not returned
# accept: returns_nothing prints_instead
import torch


def make_decoder():
    decoder = torch.nn.Sequential(
        torch.nn.ConvTranspose2d(16, 16, 3, stride=2, padding=1, output_padding=1),
        torch.nn.ReLU(),
        torch.nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1, output_padding=1),
        torch.nn.ReLU(),
        torch.nn.ConvTranspose2d(8, 1, 3, padding=1),
        torch.nn.Sigmoid(),
    )
    print(decoder(torch.zeros(1, 16, 7, 7)).shape)
