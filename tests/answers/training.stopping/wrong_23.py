# wrong: returns None instead of False while training should go on
# accept: silent_until_the_end
import numpy as np


class EarlyStopping:
    """Keep the best parameters, and say when to stop."""

    def __init__(self, patience):
        self.patience = patience
        self.best_loss = float("inf")
        self.best_params = None
        self.bad = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = {name: array.copy() for name, array in params.items()}
            self.bad = 0
        else:
            self.bad += 1
        if self.bad >= self.patience:
            return True


def cosine_warmup(step, lr, warmup, total, final_lr=0.0):
    angle = np.pi * np.clip((step - warmup) / (total - warmup), 0, 1)
    # (1 + cos a) / 2 is the square of cos(a / 2)
    fall = final_lr + (lr - final_lr) * np.cos(angle / 2) ** 2
    return float(fall if step >= warmup else lr * (step / warmup))
