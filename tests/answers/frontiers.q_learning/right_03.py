# right: with a boolean negated
def td_targets(q, rewards, next_states, ended, gamma):
    return rewards + gamma * ~ended * q[next_states, :].max(-1)
