# wrong: divides by T instead of T - w
# accept: warmup_in_numerator_only
import numpy as np
import math


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
        return self.bad >= self.patience


def cosine_warmup(step, lr, warmup, total, final_lr=0.0):
    rising = step < warmup
    if rising:
        return step / warmup * lr
    part = min((step - warmup) / total, 1.0)
    return final_lr + (lr - final_lr) * (1 + math.cos(math.pi * part)) / 2
