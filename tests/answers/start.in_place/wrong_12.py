# wrong: also divides by the standard deviation
# accept: scaled_too
def center(x):
    return (x - x.mean()) / x.std()
