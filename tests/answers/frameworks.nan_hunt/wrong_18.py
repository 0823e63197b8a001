# wrong: sum of absolute values
# accept: added_up
def distances(a, b):
    return (a - b).abs().sum(dim=1)
