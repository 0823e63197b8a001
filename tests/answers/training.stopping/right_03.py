# right: keeps all losses
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.losses = []
        self.best_epoch = -1
        self.best_loss = np.inf
        self.best_params = None

    def update(self, loss, params):
        self.losses.append(loss)
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_epoch = len(self.losses) - 1
            self.best_params = dict((name, np.array(a)) for name, a in params.items())
        if len(self.losses) - 1 - self.best_epoch >= self.patience:
            return True
        return False


def cosine_warmup(step, lr, warmup, total, final_lr=0.0):
    if step < warmup:
        rate = (step / warmup) * lr
    elif step <= total:
        rate = final_lr + (lr - final_lr) * np.cos(np.pi / 2 * (step - warmup) / (total - warmup)) ** 2
    else:
        rate = final_lr
    return rate
