# wrong: no axis for the channel
# accept: channel_missing
class Pictures(Dataset):
    def __init__(self, images, labels, change=None):
        self.images, self.labels, self.change = images, labels, change

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        x = torch.from_numpy(self.images[i]).float() / 255
        if self.change:
            x = self.change(x)
        return x, int(self.labels[i])
