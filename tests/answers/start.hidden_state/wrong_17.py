# wrong: rounds 5/9 to 0.5
# accept: fraction_rounded
def celsius(f):
    return (f - 32) * 0.5
