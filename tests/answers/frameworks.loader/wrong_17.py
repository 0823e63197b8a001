# wrong: the longest first
# accept: sorted_by_length
def pad(samples):
    samples = sorted(samples, key=lambda s: len(s[0]), reverse=True)
    texts, labels = zip(*samples)
    x = torch.nn.utils.rnn.pad_sequence(texts, batch_first=True)
    return x, torch.tensor([len(t) for t in texts]), torch.tensor(labels)
