# right: lists of numbers
def pad(samples):
    longest = max(len(text) for text, _ in samples)
    table = [text.tolist() + [0] * (longest - len(text)) for text, _ in samples]
    lengths = [len(text) for text, _ in samples]
    return torch.tensor(table), torch.tensor(lengths), torch.tensor([y for _, y in samples])
