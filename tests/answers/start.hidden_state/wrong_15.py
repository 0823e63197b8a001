# wrong: prints the result and returns nothing
# accept: prints_instead returns_nothing
def celsius(f):
    print((f - 32) * 5 / 9)
