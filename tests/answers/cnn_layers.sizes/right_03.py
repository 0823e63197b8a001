# right: slide the window and count
def out_size(n, k, s=1, p=0, d=1):
    reach = d * (k - 1) + 1
    count = 0
    start = 0
    while start + reach <= n + 2 * p:
        count += 1
        start += s
    return count
