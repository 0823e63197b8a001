# wrong: takes 5/9 of f without the difference to 32
def celsius(f):
    return f * 5 / 9
