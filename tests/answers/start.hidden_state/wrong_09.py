# wrong: 5 // 9 is 0, so everything becomes 0
def celsius(f):
    return 5 // 9 * (f - 32)
