# wrong: the return is inside the loop, only the first array comes back
# accept: returns_in_loop first_only
def clip_by_norm(grads, max_norm):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    factor = min(1, max_norm / norm)
    new = []
    for g in grads:
        new.append(g * factor)
        return new
