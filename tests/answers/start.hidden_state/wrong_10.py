# wrong: float(f) fails for an array of several numbers
def celsius(f):
    return (float(f) - 32) * 5 / 9
