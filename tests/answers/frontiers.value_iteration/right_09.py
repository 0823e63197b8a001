# right: a recursive sweep-free helper class, tensordot, live states only
class Sweeper:
    def __init__(self, p, r, terminal, gamma):
        self.live = np.flatnonzero(~terminal)
        self.p, self.r, self.gamma, self.n = p, r, gamma, len(r)

    def q(self, v):
        out = np.zeros(self.r.shape, dtype=float)
        inner = self.p[self.live][:, :, self.live]
        out[self.live] = self.r[self.live] + self.gamma * np.tensordot(inner, v[self.live], axes=1)
        return out

    def sweeps(self):
        v = np.zeros(self.n)
        while True:
            new = self.q(v).max(1)
            yield new, np.linalg.norm(new - v, ord=np.inf)
            v = new


def action_values(v, p, r, terminal, gamma):
    return Sweeper(p, r, terminal, gamma).q(np.asarray(v))


def value_iteration(p, r, terminal, gamma, tol):
    for values, change in Sweeper(p, r, terminal, gamma).sweeps():
        if change <= tol:
            return values
