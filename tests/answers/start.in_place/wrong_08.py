# wrong: the parentheses after mean are missing
def center(x):
    return x - x.mean
