# wrong: a tiny number behind the root
# accept: root_of_zero
def distances(a, b):
    return ((a - b) ** 2).sum(dim=1).sqrt() + 1e-12
