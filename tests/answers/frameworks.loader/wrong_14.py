# wrong: labels before lengths
# accept: wrong_order
def pad(samples):
    texts, labels = zip(*samples)
    x = torch.nn.utils.rnn.pad_sequence(texts, batch_first=True)
    return x, torch.tensor(labels), torch.tensor([len(t) for t in texts])
