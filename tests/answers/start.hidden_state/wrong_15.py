# wrong: prints the result and returns nothing
def celsius(f):
    print((f - 32) * 5 / 9)
