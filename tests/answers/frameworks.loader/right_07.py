# right: pad_sequence
def pad(samples):
    texts, labels = zip(*samples)
    x = torch.nn.utils.rnn.pad_sequence(texts, batch_first=True, padding_value=0)
    return x, torch.tensor([len(t) for t in texts]), torch.tensor(labels)
