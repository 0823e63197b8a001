# wrong: the policy comes back
# accept: policy_returned
def value_iteration(p, r, terminal, gamma, tol):
    v = np.zeros(len(r))
    for _ in range(1000):
        q = action_values(v, p, r, terminal, gamma)
        v = q.max(axis=1)
    return np.argmax(q, axis=1)
