# wrong: the best action already
# accept: maximum_returned
def action_values(v, p, r, terminal, gamma):
    v = np.where(terminal, 0, v)
    q = r + gamma * p @ v
    q[terminal] = 0
    return q.max(1)
