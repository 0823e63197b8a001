# wrong: no root at all
# accept: squared
def distances(a, b):
    return ((a - b) ** 2).sum(dim=1)
