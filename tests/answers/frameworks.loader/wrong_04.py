# wrong: NumPy's float64 after the division
# accept: other_dtype
class Pictures(Dataset):
    def __init__(self, images, labels, change=None):
        self.images, self.labels, self.change = images, labels, change

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        x = torch.from_numpy(self.images[i] / 255).unsqueeze(0)
        if self.change:
            x = self.change(x)
        return x, int(self.labels[i])
