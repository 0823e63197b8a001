# right: einsum and in-place on copies; Gram-Schmidt by hand
def train_linear(x, encoder, decoder, rate, steps):
    a, b = np.array(encoder, dtype=float), np.array(decoder, dtype=float)
    n, losses = len(x), []
    while len(losses) < steps:
        z = np.einsum("nd,dk->nk", x, a)
        r = np.einsum("nk,kd->nd", z, b) - x
        losses.append(np.einsum("nd,nd->", r, r) / n)
        ga = np.einsum("ni,nd,kd->ik", x, r, b, optimize=True)
        gb = np.einsum("nk,nd->kd", z, r)
        a += -rate * 2 / n * ga
        b += -rate * 2 / n * gb
    return a, b, losses


def _orthonormal(columns):
    basis = []
    for column in columns.T:
        rest = np.array(column, dtype=float)
        for _ in range(2):
            for e in basis:
                rest = rest - (e @ rest) * e
        basis.append(rest / np.linalg.norm(rest))
    return np.array(basis)


def largest_angle(a, b):
    s = np.linalg.svd(_orthonormal(a) @ _orthonormal(b).T, compute_uv=False)
    c = s[-1] if s[-1] < 1 else 1.0
    return np.arccos(c) * 180 / np.pi
