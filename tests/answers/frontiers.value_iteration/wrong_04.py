# wrong: the reward is discounted too
# accept: discount_on_reward
def action_values(v, p, r, terminal, gamma):
    v = np.where(terminal, 0, v)
    q = gamma * (r + p @ v)
    return np.where(terminal[:, None], 0, q)
