# right: gelu: loop with the complementary error function
def gelu(x):
    out = np.empty_like(x)
    for i in np.ndindex(x.shape):
        v = float(x[i])
        out[i] = v * 0.5 * math.erfc(-v / math.sqrt(2))
    return out
