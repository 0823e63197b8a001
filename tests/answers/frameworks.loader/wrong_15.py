# wrong: stacked without padding
# accept: not_padded
def pad(samples):
    texts, labels = zip(*samples)
    return torch.stack(texts), torch.tensor([len(t) for t in texts]), torch.tensor(labels)
