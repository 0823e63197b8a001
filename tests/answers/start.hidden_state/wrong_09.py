# wrong: 5 // 9 is 0, so everything becomes 0
# accept: cut_to_integers always_the_same
def celsius(f):
    return 5 // 9 * (f - 32)
