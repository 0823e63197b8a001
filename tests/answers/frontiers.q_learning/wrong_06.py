# wrong: argmax
# accept: action_not_value
def td_targets(q, rewards, next_states, ended, gamma):
    return rewards + gamma * (1 - ended) * np.argmax(q[next_states], axis=1)
