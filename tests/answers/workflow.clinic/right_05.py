# right: cumulative sums over the ordered columns give all sizes at once
def choose_and_judge(x, y, part, sizes):
    zero = x[(part == 0) & (y == 0)].mean(axis=0)
    one = x[(part == 0) & (y == 1)].mean(axis=0)
    order = np.argsort(-np.abs(one - zero), kind="stable")
    # in how far each column speaks for class 1, added up from the most different one
    votes = np.cumsum((x - zero)[:, order] ** 2 - (x - one)[:, order] ** 2, axis=1)
    guess = votes[:, [min(size, x.shape[1]) - 1 for size in sizes]] > 0
    right = guess == (y == 1)[:, None]
    best = right[part == 1].mean(axis=0).argmax()
    return sizes[best], right[part == 2, best].mean()


symptoms = {"q1": "", "q2": "", "q3": ""}
symptoms.update(q1="a", q2="c", q3="b")
