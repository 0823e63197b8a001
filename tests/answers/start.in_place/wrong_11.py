# wrong: returns the mean only
# accept: scalar_instead
def center(x):
    return x.mean()
