# right: nothing but what is asked
class EarlyStopping:
    best_params = None

    def __init__(self, patience):
        self.n = patience
        self.best_loss = np.inf
        self.bad = 0

    def update(self, loss, params):
        improved = bool(loss < self.best_loss)
        if improved:
            self.best_loss, self.bad = float(loss), 0
            self.best_params = {}
            for name in params:
                self.best_params[name] = params[name] + 0
        else:
            self.bad = self.bad + 1
        return self.bad == self.n


def cosine_warmup(step, lr, warmup, total, final_lr=0.0):
    if step < warmup:
        return step * lr / warmup
    step = np.clip(step, warmup, total)
    half = 0.5 + 0.5 * np.cos((step - warmup) * np.pi / (total - warmup))
    return half * lr + (1 - half) * final_lr
