# wrong: where behind the root
# accept: root_of_zero
def distances(a, b):
    s = ((a - b) ** 2).sum(dim=1)
    return torch.where(s > 0, s.sqrt(), torch.zeros_like(s))
