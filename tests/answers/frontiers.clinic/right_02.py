# right: returns with a look ahead
def returns_to_go(rewards, ended, gamma):
    returns = np.array(rewards, float)
    for t in range(len(rewards) - 2, -1, -1):
        returns[t] += gamma * returns[t + 1] * (1 - ended[t])
    return returns
