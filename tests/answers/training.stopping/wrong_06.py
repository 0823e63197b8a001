# wrong: compares with the loss before
# accept: compared_with_last
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.count = patience, 0
        self.best_loss, self.best_params, self.last = np.inf, None, np.inf

    def update(self, loss, params):
        if loss < self.last:
            self.best_loss, self.count = loss, 0
            self.best_params = {k: v.copy() for k, v in params.items()}
        else:
            self.count += 1
        self.last = loss
        return self.count >= self.patience
