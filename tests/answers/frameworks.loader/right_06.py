# right: by hand with concatenation
def pad(samples):
    longest = max(len(text) for text, _ in samples)
    rows = []
    for text, _ in samples:
        rows.append(torch.cat([text, torch.zeros(longest - len(text), dtype=torch.int64)]))
    lengths = torch.tensor([len(text) for text, _ in samples])
    labels = torch.tensor([label for _, label in samples])
    return torch.stack(rows), lengths, labels
