# wrong: wrong axis
# accept: wrong_axis
def distances(a, b):
    return torch.sqrt(((a - b) ** 2).sum(dim=0) + 1e-12)
