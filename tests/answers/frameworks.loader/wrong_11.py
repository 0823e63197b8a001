# wrong: zeros in front
# accept: filled_in_front
def pad(samples):
    texts = [s[0] for s in samples]
    n = [len(t) for t in texts]
    x = torch.stack([torch.nn.functional.pad(t, (max(n) - k, 0)) for t, k in zip(texts, n)])
    return x, torch.tensor(n), torch.tensor([s[1] for s in samples])
