# wrong: the parentheses after mean are missing
# accept: not_called
def center(x):
    return x - x.mean
