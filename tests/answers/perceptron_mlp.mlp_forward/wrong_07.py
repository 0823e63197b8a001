# wrong: Dense: the bias is added to the weights before the product
# accept: bias_on_weights
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x
        return x @ (self.w + self.b)
