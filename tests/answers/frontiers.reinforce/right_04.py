# right: einsum
def reinforce_gradient(theta, states, actions, returns, baseline):
    S, A = theta.shape
    policy = np.exp(theta) / np.sum(np.exp(theta), axis=1, keepdims=True)
    score = np.eye(A)[actions] - policy[states]
    return np.einsum("ns,n,na->sa", np.eye(S)[states], returns - baseline[states], score) / len(states)
