# right: prints as well
def answer():
    print(42)
    return 42
