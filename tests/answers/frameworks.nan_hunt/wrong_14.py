# wrong: nan_to_num on the distances
# accept: root_of_zero
def distances(a, b):
    return torch.nan_to_num(((a - b) ** 2).sum(dim=1).sqrt())
