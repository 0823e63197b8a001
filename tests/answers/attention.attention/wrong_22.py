# wrong: divides by the root of the width of the values instead of that of queries and keys
# accept: scale_of_another_axis
def attention(q, k, v, mask=None):
    d = v.shape[-1]
    s = np.einsum("...id,...jd->...ij", q, k) / np.sqrt(d)
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    top = np.nan_to_num(s.max(axis=-1, keepdims=True), neginf=0.0)
    e = np.exp(s - top)
    z = e.sum(axis=-1, keepdims=True)
    w = np.divide(e, z, out=np.zeros_like(e), where=z > 0)
    return np.einsum("...ij,...jd->...id", w, v), w


looked_up = {
    "q1": "b",
    "q2": "c",
}
