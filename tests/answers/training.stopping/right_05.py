# right: a deque of the last epochs, map(np.array), the squared half-angle cosine
from collections import deque
import numpy as np


class EarlyStopping:
    def __init__(self, patience):
        self.best_loss = np.inf
        self.best_params = None
        self.recent = deque([True], maxlen=patience)  # did these epochs improve?

    def update(self, loss, params):
        self.recent.append(bool(loss < self.best_loss))
        if self.recent[-1]:
            self.best_loss = loss
            self.best_params = dict(zip(params, map(np.array, params.values())))
        return len(self.recent) == self.recent.maxlen and not any(self.recent)


def cosine_warmup(step, lr, warmup, total, final_lr=0.0):
    angle = np.pi * np.clip((step - warmup) / (total - warmup), 0, 1)
    # (1 + cos a) / 2 is the square of cos(a / 2)
    fall = final_lr + (lr - final_lr) * np.cos(angle / 2) ** 2
    return float(fall if step >= warmup else lr * (step / warmup))
