# wrong: the change is applied in the constructor
# accept: changed_once
class Pictures(Dataset):
    def __init__(self, images, labels, change=None):
        x = torch.tensor(images).float()[:, None] / 255
        self.x = [change(p) for p in x] if change else x
        self.labels = labels

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return self.x[i], int(self.labels[i])
