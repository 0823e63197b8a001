"""The embedding in NumPy: central differences, and equality with the product of one-hot vectors."""

import numpy as np
from gradcheck import assert_gradients

from dlcourse.numpy.lookup import embedding, embedding_backward


def test_backward_agrees_with_central_differences_where_rows_repeat():
    indices = np.array([[0, 3, 3], [3, 1, 0]])
    assert_gradients(embedding, embedding_backward, indices, np.random.default_rng(0).standard_normal((5, 2)))


def test_lookup_is_a_product_with_one_hot_vectors():
    w = np.random.default_rng(1).standard_normal((5, 2))
    indices = np.array([4, 0, 4])
    np.testing.assert_array_equal(embedding(indices, w)[0], np.eye(5)[indices] @ w)
