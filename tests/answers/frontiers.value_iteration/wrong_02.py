# wrong: the end is not mentioned at all
# accept: end_forgotten
def action_values(v, p, r, terminal, gamma):
    return r + gamma * np.einsum("sat,t->sa", p, v)
