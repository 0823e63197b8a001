# wrong: lengths counted after padding
# accept: lengths_of_the_rows
def pad(samples):
    texts, labels = zip(*samples)
    x = torch.nn.utils.rnn.pad_sequence(texts, batch_first=True)
    return x, torch.tensor([len(t) for t in x]), torch.tensor(labels)
