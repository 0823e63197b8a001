# wrong: mean minus x, the sign is turned
# accept: negated
def center(x):
    return x.mean() - x
