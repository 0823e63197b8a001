# right: a list instead of the tuple
class Pictures(Dataset):
    def __init__(self, images, labels, change=None):
        self.images, self.labels, self.change = images, labels, change

    def __len__(self):
        return self.images.shape[0]

    def __getitem__(self, i):
        x = torch.Tensor(self.images[i]).view(1, *self.images[i].shape) / 255
        x = x if self.change is None else self.change(x)
        return [x, int(self.labels[i])]
