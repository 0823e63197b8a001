# wrong: reset behind the reward
# accept: end_reward_lost
def returns_to_go(rewards, ended, gamma):
    returns = np.zeros(len(rewards))
    later = 0.0
    for t in reversed(range(len(rewards))):
        later = rewards[t] + gamma * later
        if ended[t]:
            later = 0.0
        returns[t] = later
    return returns
