# right: local variable
def celsius(f):
    offset = 32.0
    return (f - offset) * 5 / 9
