"""What the boxes do: plain functions on tables, where a table is a pair (x, y) of arrays.

The exported script contains these very functions, so they use nothing but NumPy and the course's data.
"""

import numpy as np

from dlcourse.data import load


def read(data):
    """All examples of one of the course's data sets with two classes, in one table."""
    found = load(data)
    x = np.concatenate([found.x_train, found.x_test]).astype(float)
    y = np.concatenate([found.y_train, found.y_test]).astype(float)
    return x, y


def noise(rows, columns, seed):
    """A table in which there is nothing to learn: random numbers, and classes drawn by a coin."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(rows, columns)), rng.integers(0, 2, rows).astype(float)


def split(table, test, seed):
    """Divide at random into a training part and a test part."""
    x, y = table
    order = np.random.default_rng(seed).permutation(len(x))
    held_out = round(test * len(x))
    tested, trained = order[:held_out], order[held_out:]
    return (x[trained], y[trained]), (x[tested], y[tested])


def scale(table):
    """Learn mean and standard deviation of each column, and scale with them."""
    x, y = table
    scaler = x.mean(axis=0), x.std(axis=0)
    return ((x - scaler[0]) / scaler[1], y), scaler


def apply_scale(table, scaler):
    """Scale with the mean and standard deviation that were learned elsewhere."""
    x, y = table
    mean, std = scaler
    return (x - mean) / std, y


def select(table, keep):
    """Find the columns that go best with the classes, and keep only these."""
    x, y = table
    columns = np.argsort(-np.abs((x - x.mean(axis=0)).T @ (y - y.mean())) / x.std(axis=0))[:keep]
    return (x[:, columns], y), columns


def apply_select(table, columns):
    """Keep the columns that were chosen elsewhere."""
    x, y = table
    return x[:, columns], y


def train(table, rate, steps):
    """Logistic regression by gradient descent."""
    x, y = table
    w, b = np.zeros(x.shape[1]), 0.0
    for _ in range(steps):
        error = 1 / (1 + np.exp(-(x @ w + b))) - y
        w -= rate * x.T @ error / len(y)
        b -= rate * error.mean()
    return w, b


def predict(table, model):
    """The class of each example."""
    x, _ = table
    w, b = model
    return (x @ w + b > 0).astype(float)


def evaluate(table, predictions):
    """The share of right predictions."""
    _, y = table
    return float((predictions == y).mean())
