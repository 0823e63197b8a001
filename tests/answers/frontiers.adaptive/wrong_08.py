# wrong: all experts
# accept: all_experts
def route(scores, k):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
