# wrong: filled with the last word
# accept: filled_with_the_last_word
def pad(samples):
    texts, labels = zip(*samples)
    n = [len(t) for t in texts]
    x = torch.stack([torch.cat([t, t[-1].repeat(max(n) - len(t))]) for t in texts])
    return x, torch.tensor(n), torch.tensor(labels)
