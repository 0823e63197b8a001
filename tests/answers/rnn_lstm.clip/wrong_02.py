# wrong: each number is cut off at plus and minus max_norm, the direction changes
# accept: each_number_alone
def clip_by_norm(grads, max_norm):
    return [np.clip(g, -max_norm, max_norm) for g in grads]
