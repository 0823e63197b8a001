# wrong: scaled by the brightest pixel of all
# accept: scaled_by_the_largest
class Pictures(Dataset):
    def __init__(self, images, labels, change=None):
        self.images, self.labels, self.change = images / images.max(), labels, change

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        x = torch.tensor(self.images[i], dtype=torch.float32).unsqueeze(0)
        if self.change:
            x = self.change(x)
        return x, int(self.labels[i])
