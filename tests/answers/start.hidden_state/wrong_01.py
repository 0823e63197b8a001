# wrong: reads the global variable offset
def celsius(f):
    return (f - offset) * 5 / 9
