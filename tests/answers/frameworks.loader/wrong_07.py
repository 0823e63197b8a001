# wrong: the change sees pixels to 255
# accept: changed_before_scaling
class Pictures(Dataset):
    def __init__(self, images, labels, change=None):
        self.images, self.labels, self.change = images, labels, change

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        x = torch.from_numpy(self.images[i]).float().unsqueeze(0)
        if self.change:
            x = self.change(x)
        return x / 255, int(self.labels[i])
