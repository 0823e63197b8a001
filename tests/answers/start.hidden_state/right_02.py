# right: fraction first
def celsius(f):
    return 5 / 9 * (f - 32.0)
