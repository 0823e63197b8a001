# wrong: calls careless_celsius, which reads the global offset
def celsius(f):
    return careless_celsius(f)
