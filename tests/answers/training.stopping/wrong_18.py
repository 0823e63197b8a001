# wrong: 1 - cos
# accept: rises
def cosine_warmup(step, lr, warmup, total, final_lr=0.0):
    if step < warmup:
        return lr * step / warmup
    if step >= total:
        return final_lr
    angle = np.pi * (step - warmup) / (total - warmup)
    return final_lr + 0.5 * (lr - final_lr) * (1 - np.cos(angle))
