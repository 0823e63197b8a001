# right: deepcopy, patience counted down, np.interp for the warm-up
import copy
import math


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.left = patience
        self.best_loss = math.inf
        self.best_params = None

    def update(self, loss, params):
        self.left -= 1
        if self.best_loss > loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.left = self.patience
        return self.left <= 0


def cosine_warmup(step, lr, warmup, total, final_lr=0.0):
    if warmup > 0 and step <= warmup:
        return float(np.interp(step, [0, warmup], [0, lr]))
    fraction = min((step - warmup) / (total - warmup), 1)
    return lr + (final_lr - lr) * (1 - math.cos(math.pi * fraction)) / 2
