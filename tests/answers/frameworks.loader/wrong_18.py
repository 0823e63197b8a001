# wrong: cut to the shortest
# accept: cut_to_the_shortest
def pad(samples):
    texts, labels = zip(*samples)
    n = [len(t) for t in texts]
    x = torch.stack([t[: min(n)] for t in texts])
    return x, torch.tensor(n), torch.tensor(labels)
