# wrong: equal weights
# accept: equal_weights
def route(scores, k):
    bar = np.sort(scores, axis=1)[:, -k][:, None]
    return (scores >= bar) / k
