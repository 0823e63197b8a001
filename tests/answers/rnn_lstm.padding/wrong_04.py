# wrong: the mean of each time step first and then the mean over the steps
# accept: mean_of_step_means
def masked_ce(logits, targets, mask):
    z = logits - logits.max(axis=-1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    means = []
    for t in range(len(z)):
        step = [-logp[t, n, targets[t, n]] for n in range(z.shape[1]) if mask[t, n]]
        if step:
            means.append(sum(step) / len(step))
    return np.mean(means)
