# wrong: looks for the last state that is not zero, but padded steps have states other than zero
# accept: zeros_taken_for_padding last_is_padding
def last_valid(h, lengths):
    T, N, H = h.shape
    out = np.zeros((N, H))
    for n in range(N):
        for t in range(T):
            if np.any(h[t, n] != 0):
                out[n] = h[t, n]
    return out
