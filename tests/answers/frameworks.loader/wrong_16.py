# wrong: no lengths
# accept: lengths_missing
def pad(samples):
    texts, labels = zip(*samples)
    return torch.nn.utils.rnn.pad_sequence(texts, batch_first=True), torch.tensor(labels)
