# wrong: returns in reversed order
# accept: wrong_direction
def returns_to_go(rewards, ended, gamma):
    def backwards():
        value = 0.0
        for r, last in reversed(list(zip(rewards, ended))):
            value = r if last else r + gamma * value
            yield value

    return np.array(list(backwards()), dtype=float)


def loss_after_adapting(w, xs, ys, xq, yq, alpha):
    slope = [0.0] * len(w)
    for row, goal in zip(xs, ys):
        miss = sum(a * b for a, b in zip(row, w)) - goal
        slope = [s + 2 * miss * a / len(ys) for s, a in zip(slope, row)]
    moved = [a - alpha * s for a, s in zip(w, slope)]
    return sum((sum(a * b for a, b in zip(row, moved)) - goal) ** 2 for row, goal in zip(xq, yq)) / len(yq)


symptoms = {
    "q1": "b",
    "q2": "a",
}
