"""The scores that the cards name are reached: sanity checks of data and split."""

from collections import Counter

import numpy as np
import pytest

from dlcourse.data import load
from dlcourse.data.loading import find_card

pytestmark = pytest.mark.slow


def scaled(x):
    return x.reshape(len(x), -1).astype(np.float32) / max(x.max(), 1)


def score(dataset, *steps):
    """Train logistic regression behind the steps and return its accuracy on the test part, in percent."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(*steps, LogisticRegression(max_iter=1000))
    known, asked = (np.array([np.all(row == row) for row in x]) for x in (dataset.x_train, dataset.x_test))
    model.fit(dataset.x_train[known], dataset.y_train[known])
    return 100 * model.score(dataset.x_test[asked], dataset.y_test[asked])


@pytest.mark.filterwarnings("ignore:lbfgs failed to converge")  # more steps do not help the score
@pytest.mark.parametrize(
    ("name", "measured"), [("mnist_10k", 90.7), ("fashion_mnist_14k", 83.1), ("digits", 97.5)]
)
def test_logistic_regression_on_pixels(name, measured):
    from sklearn.linear_model import LogisticRegression

    dataset = load(name)
    model = LogisticRegression(max_iter=100).fit(scaled(dataset.x_train), dataset.y_train)
    assert 100 * model.score(scaled(dataset.x_test), dataset.y_test) == pytest.approx(measured, abs=1)
    assert f"{measured} %" in find_card(name).baseline


def test_logistic_regression_on_emoji_beats_the_largest_group():
    from sklearn.linear_model import LogisticRegression

    emoji = load("emoji_captions")
    model = LogisticRegression(C=0.01, max_iter=1000).fit(scaled(emoji.x_train), emoji.y_train)
    assert 100 * model.score(scaled(emoji.x_test), emoji.y_test) == pytest.approx(53, abs=2)
    assert 100 * np.bincount(emoji.y_test).max() / len(emoji.y_test) == pytest.approx(21, abs=0.5)


@pytest.mark.parametrize(
    ("name", "measured"),
    [("penguins", 98.5), ("breast_cancer", 100), ("wine", 100), ("iris", 93), ("seattle_weather", 58)],
)
def test_logistic_regression_on_standardised_columns(name, measured):
    from sklearn.preprocessing import StandardScaler

    assert score(load(name), StandardScaler()) == pytest.approx(measured, abs=2)
    assert f"{measured} %" in find_card(name).baseline


def test_logistic_regression_on_words_and_letters():
    from sklearn.feature_extraction.text import CountVectorizer

    assert score(load("spam_subjects"), CountVectorizer()) == pytest.approx(82.8, abs=1.5)
    letters = CountVectorizer(analyzer="char_wb", ngram_range=(1, 3))
    people = load("names_en")
    assert score(people, letters) == pytest.approx(84.5, abs=1.5)
    assert 100 * (people.y_test == people.classes.index("female")).mean() == pytest.approx(53.7, abs=0.1)


def test_ridge_regression_on_diabetes():
    from sklearn.linear_model import Ridge
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    data = load("diabetes")
    model = make_pipeline(StandardScaler(), Ridge()).fit(data.x_train, data.y_train)
    assert 100 * model.score(data.x_test, data.y_test) == pytest.approx(52, abs=1)


def test_persistence_on_the_series():
    spots, carbon = load("sunspots"), load("co2")
    assert np.abs(np.diff([spots.y_train[-1], *spots.y_test])).mean() == pytest.approx(24.9, abs=0.05)
    assert np.abs(np.diff(carbon.y_test)).mean() == pytest.approx(0.41, abs=0.005)


def test_frequency_alone_on_the_poems():
    poems = load("poems_zh")
    counts = Counter("".join(poems.x_train))
    total = sum(counts.values())
    bits = [-np.log2(counts[character] / total) for character in "".join(poems.x_test)]
    assert np.mean(bits) == pytest.approx(9.04, abs=0.005)
