# wrong: rounds 5/9 to 0.5
def celsius(f):
    return (f - 32) * 0.5
