# wrong: no discount
# accept: discount_forgotten
def returns_to_go(rewards, ended, gamma):
    returns = np.zeros(len(rewards))
    later = 0.0
    for t in reversed(range(len(rewards))):
        later = rewards[t] + later * (not ended[t])
        returns[t] = later
    return returns
