"""The embedding: a table of vectors, looked up by index."""

import numpy as np

from dlcourse.contracts.lookup import check_embedding


def embedding(indices: np.ndarray, w: np.ndarray) -> tuple[np.ndarray, tuple]:
    r"""Look up one row of a table per index: $\mathrm{out}_i = W_{k_i}$, a product with one-hot vectors.

    Args:
        indices: $k$, integers in [0, V), any shape.
        w: the table, shape (V, D).

    Returns:
        out, shape (\*indices.shape, D), and the cache.

    Raises:
        TypeError: the indices are not integers, or the table does not hold floating-point numbers.
        ValueError: an index lies outside [0, V), there is none, or ``w`` is not two-dimensional.

    Source: Bengio et al., A Neural Probabilistic Language Model, JMLR 3, 2003.
    """
    check_embedding(indices, w)
    return w[indices], (indices, w.shape)


def embedding_backward(dout: np.ndarray, cache: tuple) -> np.ndarray:
    """Return ``dw``: each row of the table gets the sum over all places where it was looked up.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``embedding`` returned.
    """
    indices, shape = cache
    dw = np.zeros(shape, dout.dtype)
    np.add.at(dw, indices, dout)
    return dw
