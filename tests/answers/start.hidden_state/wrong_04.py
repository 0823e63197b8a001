# wrong: precedence, only the 32 is multiplied by 5/9
# accept: precedence
def celsius(f):
    return f - 32 * 5 / 9
