# wrong: Dense: a ReLU inside the layer
# accept: relu_inside
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x
        return np.maximum(0, x @ self.w + self.b)
