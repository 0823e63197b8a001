# wrong: always s - 1
# accept: always_one
def output_padding(n, k, s=1, p=0):
    return s - 1
