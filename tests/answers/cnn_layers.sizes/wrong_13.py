# wrong: prints the number instead of returning it
# accept: prints_instead returns_nothing
def out_size(n, k, s=1, p=0, d=1):
    size = (n + 2 * p - d * (k - 1) - 1) // s + 1
    print(size)
