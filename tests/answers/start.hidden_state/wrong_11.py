# wrong: takes 5/9 of f without the difference to 32
# accept: difference_forgotten
def celsius(f):
    return f * 5 / 9
