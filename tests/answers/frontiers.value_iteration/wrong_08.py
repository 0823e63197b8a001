# wrong: the given values are overwritten
# accept: changes_input
def action_values(v, p, r, terminal, gamma):
    v[terminal] = 0
    q = r + gamma * p @ v
    q[terminal] = 0
    return q
