# wrong: mean instead of sum
# accept: mean_of_squares
def distances(a, b):
    return torch.sqrt(((a - b) ** 2).mean(dim=1) + 1e-12)
