# wrong: reset one step too early
# accept: restarts_one_early
def returns_to_go(rewards, ended, gamma):
    returns = np.zeros(len(rewards))
    later = 0.0
    for t in reversed(range(len(rewards))):
        if t + 1 < len(rewards) and ended[t + 1]:
            later = 0.0
        later = rewards[t] + gamma * later
        returns[t] = later
    return returns
