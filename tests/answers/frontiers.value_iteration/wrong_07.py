# wrong: no reward
# accept: reward_forgotten
def action_values(v, p, r, terminal, gamma):
    v = v * (1 - terminal)
    return gamma * p @ v * (1 - terminal)[:, None]
