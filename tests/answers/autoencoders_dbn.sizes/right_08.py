# right: by moving the window
def output_padding(n, k, s=1, p=0):
    left = n + 2 * p
    start = 0
    while start + k <= left:
        end = start + k
        start += s
    return left - end
