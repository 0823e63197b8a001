# wrong: adds 32 instead of subtracting it
def celsius(f):
    return (f + 32) * 5 / 9
