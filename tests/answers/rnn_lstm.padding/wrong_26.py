# wrong: the return is inside the loop, only the first sequence is answered
def last_valid(h, lengths):
    out = []
    for n, k in enumerate(lengths):
        out.append(h[k - 1, n])
        return np.array(out)
