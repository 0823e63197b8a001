# wrong: everything is rounded to float32
# accept: loses_precision
def cd1_update(p_h, p_v, v, w, b_v, b_h, u):
    ph0 = p_h(v, w, b_h).astype("float32")
    v1 = p_v((u < p_h(v, w, b_h)).astype("float32"), w, b_v).astype("float32")
    ph1 = p_h(v1, w, b_h).astype("float32")
    v = v.astype("float32")
    n = np.float32(len(v))
    return (v.T @ ph0 - v1.T @ ph1) / n, (v - v1).mean(axis=0), (ph0 - ph1).mean(axis=0)
