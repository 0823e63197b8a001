# wrong: counts with < instead of <=, the last window that just fits is lost
# accept: off_by_one
def out_size(n, k, s=1, p=0, d=1):
    places = 0
    start = 0
    while start + d * (k - 1) + 1 < n + 2 * p:
        places += 1
        start += s
    return places
