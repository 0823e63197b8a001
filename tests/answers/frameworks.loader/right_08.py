# right: F.pad
def pad(samples):
    texts = [s[0] for s in samples]
    n = [t.shape[0] for t in texts]
    m = max(n)
    x = torch.stack([torch.nn.functional.pad(t, (0, m - k)) for t, k in zip(texts, n)])
    return x, torch.LongTensor(n), torch.LongTensor([s[1] for s in samples])
