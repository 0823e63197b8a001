# wrong: reward lost at the end
# accept: reward_lost_at_the_end
def td_targets(q, rewards, next_states, ended, gamma):
    targets = rewards + gamma * q[next_states].max(axis=1)
    return np.where(ended, 0, targets)
