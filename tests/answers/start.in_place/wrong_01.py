# wrong: changes x in place
def center(x):
    x -= x.mean()
    return x
