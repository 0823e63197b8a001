# wrong: rows of the end are left
# accept: rows_of_the_end
def action_values(v, p, r, terminal, gamma):
    return r + gamma * p @ np.where(terminal, 0, v)
