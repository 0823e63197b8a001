# wrong: the return is inside the loop, only the first sequence is answered
# accept: returns_in_loop first_only
def last_valid(h, lengths):
    out = []
    for n, k in enumerate(lengths):
        out.append(h[k - 1, n])
        return np.array(out)
