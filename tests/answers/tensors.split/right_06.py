# right: scikit-learn, twice
from sklearn.model_selection import train_test_split


def split(x, y, ratios, rng, stratify=False):
    parts = []
    left = 1.0
    for ratio in ratios[:-1]:
        seed = int(rng.integers(2**31))
        first, x, first_y, y = train_test_split(
            x, y, train_size=ratio / left, random_state=seed, stratify=y if stratify else None
        )
        parts.append((first, first_y))
        left -= ratio
    parts.append((x, y))
    return parts
