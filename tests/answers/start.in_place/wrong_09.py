# wrong: mean minus x, the sign is turned
def center(x):
    return x.mean() - x
