# wrong: detached
# accept: no_gradient
def distances(a, b):
    return torch.sqrt(((a - b) ** 2).sum(dim=1)).detach()
