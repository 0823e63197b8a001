# wrong: the end does not count
# accept: beyond_the_end
def td_targets(q, rewards, next_states, ended, gamma):
    return rewards + gamma * q[next_states].max(axis=1)
