# right: textbook
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss = float("inf")
        self.best_params = None
        self.count = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = {k: v.copy() for k, v in params.items()}
            self.count = 0
        else:
            self.count += 1
        return self.count >= self.patience


def cosine_warmup(step, lr, warmup, total, final_lr=0.0):
    if step < warmup:
        return lr * step / warmup
    if step >= total:
        return final_lr
    angle = np.pi * (step - warmup) / (total - warmup)
    return final_lr + 0.5 * (lr - final_lr) * (1 + np.cos(angle))
