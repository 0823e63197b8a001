# wrong: no method __len__
# accept: length_missing
class Pictures(Dataset):
    def __init__(self, images, labels, change=None):
        self.images, self.labels, self.change = images, labels, change

    def length(self):
        return len(self.images)

    def __getitem__(self, i):
        x = torch.from_numpy(self.images[i]).float().unsqueeze(0) / 255
        if self.change:
            x = self.change(x)
        return x, int(self.labels[i])
