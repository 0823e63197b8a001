# wrong: one maximum for all
# accept: one_maximum
def td_targets(q, rewards, next_states, ended, gamma):
    return rewards + gamma * np.max(q[next_states]) * (1 - ended)
