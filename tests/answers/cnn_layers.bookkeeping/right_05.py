# right: with out_size and a class for the books
def out_size(n, k, s=1, p=0, d=1):
    return (n + 2 * p - d * (k - 1) - 1) // s + 1


class Books:
    def __init__(self, shape):
        self.shape = tuple(shape)
        self.lines = []

    def conv(self, filters, k):
        weights = filters * self.shape[0] * k * k
        self.write((filters, out_size(self.shape[1], k), out_size(self.shape[2], k)), weights + filters)

    def pool(self, size):
        self.write((self.shape[0], out_size(self.shape[1], size, size), out_size(self.shape[2], size, size)), 0)

    def flatten(self):
        self.write((int(np.prod(self.shape)),), 0)

    def dense(self, units):
        self.write((units,), units * self.shape[-1] + units)

    def write(self, shape, count):
        self.shape = shape
        self.lines.append((shape, count))


def bookkeeping(shape, layers):
    books = Books(shape)
    for name, *numbers in layers:
        getattr(books, name)(*numbers)
    return books.lines
