# right: the label stays a tensor
class Pictures(Dataset):
    def __init__(self, images, labels, change=None):
        self.images = torch.as_tensor(images)
        self.labels = torch.as_tensor(labels)
        self.change = change

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        image = self.images[index].to(torch.float32).reshape(1, *self.images.shape[1:]) * (1 / 255)
        return (image if self.change is None else self.change(image)), self.labels[index]
