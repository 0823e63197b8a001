# right: init_weights: list comprehension with standard_normal
def init_weights(sizes, scheme, rng):
    std = {"xavier": lambda i, o: (2 / (i + o)) ** 0.5, "he": lambda i, o: (2 / i) ** 0.5}[scheme]
    return [std(i, o) * rng.standard_normal((i, o)) for i, o in zip(sizes, sizes[1:])]
