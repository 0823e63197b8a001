# wrong: Dense: self is missing, w is not defined
# accept: self_forgotten uses_hidden_state
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x
        return x @ w + b
