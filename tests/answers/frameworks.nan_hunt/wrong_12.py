# wrong: as found
# accept: root_of_zero
def distances(a, b):
    return ((a - b) ** 2).sum(dim=1).sqrt()
