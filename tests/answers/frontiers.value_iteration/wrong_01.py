# wrong: the value of the end is used
# accept: beyond_the_end
def action_values(v, p, r, terminal, gamma):
    q = r + gamma * p @ v
    q[terminal] = 0
    return q
