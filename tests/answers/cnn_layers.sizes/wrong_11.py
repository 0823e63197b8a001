# wrong: counts every start inside the image, also where the window hangs over the end
# accept: window_length_ignored
def out_size(n, k, s=1, p=0, d=1):
    places = 0
    for start in range(0, n + 2 * p, s):
        places += 1
    return places
