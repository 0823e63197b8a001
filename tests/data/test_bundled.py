"""scikit-learn's own files, read without importing it, give what its loaders give."""

import subprocess
import sys

import numpy as np
import pytest
from sklearn import datasets

from dlcourse.data import load

TABLES = {
    "digits": datasets.load_digits,
    "breast_cancer": datasets.load_breast_cancer,
    "wine": datasets.load_wine,
    "iris": datasets.load_iris,
    "diabetes": lambda **how: datasets.load_diabetes(scaled=False, **how),
}


def in_order(x, y):
    rows = np.column_stack([np.asarray(x, np.float64).reshape(len(x), -1), y])
    return rows[np.lexsort(rows.T)]


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_same_rows(name):
    x, y = TABLES[name](return_X_y=True)
    ours = load(name)
    read = in_order(np.concatenate([ours.x_train, ours.x_test]), np.concatenate([ours.y_train, ours.y_test]))
    np.testing.assert_allclose(read, in_order(x, y), rtol=1e-6)


def test_the_same_photographs():
    photos = load("sample_photos").x_train
    for photo, title in zip(photos, ("china", "flower"), strict=True):
        np.testing.assert_array_equal(photo.transpose(1, 2, 0), datasets.load_sample_image(f"{title}.jpg"))


def test_no_data_set_imports_scikit_learn():
    code = "import sys; from dlcourse.data import load; load('digits'); load('sample_photos')"
    code += "; sys.exit('sklearn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
