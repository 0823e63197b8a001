# wrong: changes x in place
# accept: changes_input
def center(x):
    x -= x.mean()
    return x
