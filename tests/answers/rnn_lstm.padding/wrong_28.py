# wrong: time and sample are swapped in the index, h[n, lengths[n] - 1]
# accept: axes_swapped
def last_valid(h, lengths):
    out = []
    for n in range(len(lengths)):
        out.append(h[n][lengths[n] - 1])
    return np.array(out)
