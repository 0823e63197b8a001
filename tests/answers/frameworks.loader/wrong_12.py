# wrong: batch_first forgotten
# accept: time_first
def pad(samples):
    texts, labels = zip(*samples)
    x = torch.nn.utils.rnn.pad_sequence(texts)
    return x, torch.tensor([len(t) for t in texts]), torch.tensor(labels)
