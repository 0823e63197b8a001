# wrong: always 1
# accept: always_one always_the_same
def output_padding(n, k, s=1, p=0):
    return 1
