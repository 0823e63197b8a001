# wrong: over the wrong axis
# accept: maximum_over_steps
def td_targets(q, rewards, next_states, ended, gamma):
    return rewards + gamma * q[next_states].max(axis=0) * ~ended
