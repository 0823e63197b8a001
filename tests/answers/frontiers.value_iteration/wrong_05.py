# wrong: no discount
# accept: discount_forgotten
def action_values(v, p, r, terminal, gamma):
    v = np.where(terminal, 0, v)
    q = r + p @ v
    q[terminal] = 0
    return q
