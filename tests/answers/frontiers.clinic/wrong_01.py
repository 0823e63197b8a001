# wrong: unchanged returns
# accept: across_the_end
def returns_to_go(rewards, ended, gamma):
    returns = np.zeros(len(rewards))
    later = 0.0
    for t in reversed(range(len(rewards))):
        later = rewards[t] + gamma * later
        returns[t] = later
    return returns
