# right: a loop that counts
def answer():
    n = 0
    while n < 42:
        n += 1
    return n
