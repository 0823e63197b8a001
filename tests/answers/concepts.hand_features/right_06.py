# right: einsum of a float copy
def ink(img):
    values = np.array(img, dtype=float)
    return float(np.einsum("ij->", values)) / values.size / 16.0
