# right: epoch numbers instead of a counter, recursion and the complex exponential
import numpy as np
import cmath


class EarlyStopping:
    """The epochs are numbered; the best one has a number."""

    def __init__(self, patience):
        self.best_loss, self.best_params = float("inf"), None
        self._patience, self._epoch, self._best_epoch = patience, 0, 0

    def _remember(self, loss, params):
        self.best_loss, self._best_epoch = loss, self._epoch
        self.best_params = {}
        for key in params:
            self.best_params[key] = np.copy(params[key])

    def update(self, loss, params):
        self._epoch += 1
        if self.best_loss > loss:
            self._remember(loss, params)
        return True if self._epoch - self._best_epoch >= self._patience else False


def cosine_warmup(step, lr, warmup, total, final_lr=0.0):
    if step > total:
        return cosine_warmup(total, lr, warmup, total, final_lr)
    if warmup and step < warmup:
        return step * (lr / warmup)
    turned = cmath.exp(1j * cmath.pi * (step - warmup) / (total - warmup)).real
    middle, half = (lr + final_lr) / 2, (lr - final_lr) / 2
    return middle + half * turned
