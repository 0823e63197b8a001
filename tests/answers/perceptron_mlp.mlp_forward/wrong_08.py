# wrong: Dense: elementwise product instead of matrix product
# accept: elementwise_product
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x
        return x * self.w + self.b
