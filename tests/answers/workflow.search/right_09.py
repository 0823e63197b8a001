# right: weighted geometric mean of the ends; a little class that remembers the best
def log_uniform(low, high, n, rng):
    share = rng.random(n)
    return low ** (1 - share) * high**share  # weighted geometric mean of the ends


class _Best:
    def __init__(self):
        self.setting, self.score = None, float("nan")

    def offer(self, setting, score):
        if not score <= self.score and score == score:
            self.setting, self.score = setting, score


def random_search(score, ranges, n, rng):
    best = _Best()
    for trial in np.stack([log_uniform(a, b, n, rng) for a, b in ranges], axis=-1):
        best.offer(trial, score(trial))
    return best.setting, best.score
