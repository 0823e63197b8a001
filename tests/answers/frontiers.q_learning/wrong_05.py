# wrong: mean
# accept: mean_of_actions
def td_targets(q, rewards, next_states, ended, gamma):
    return rewards + gamma * (1 - ended) * q[next_states].mean(axis=1)
