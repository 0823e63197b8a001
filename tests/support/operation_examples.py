"""One call of every operation that has a backward."""

import numpy as np
from parity import call

rng = np.random.default_rng(0)


def normal(*shape: int) -> np.ndarray:
    return rng.standard_normal(shape)


def uniform(*shape: int) -> np.ndarray:
    return 0.1 + 0.8 * rng.random(shape)


def distribution(*shape: int) -> np.ndarray:
    weights = uniform(*shape)
    return weights / weights.sum(axis=-1, keepdims=True)


LENGTHS = np.array([4, 2, 6])
MASK = np.tri(5, 5, dtype=bool)
EXAMPLES = {
    "activations.elu": call(normal(4, 5), alpha=0.7),
    "activations.gelu": call(normal(4, 5)),
    "activations.leaky_relu": call(normal(4, 5), slope=0.2),
    "activations.log_softmax": call(normal(4, 5), axis=0),
    "activations.relu": call(normal(4, 5)),
    "activations.sigmoid": call(normal(4, 5)),
    "activations.silu": call(normal(4, 5)),
    "activations.softmax": call(normal(4, 5)),
    "activations.softplus": call(normal(4, 5)),
    "activations.tanh": call(normal(4, 5)),
    "additive_attention.additive_attention": call(
        normal(2, 5, 3), normal(2, 5, 4), normal(2, 5, 6), normal(3, 7), normal(4, 7), normal(7), mask=MASK
    ),
    "attention.attention": call(normal(2, 3, 5, 4), normal(2, 3, 5, 4), normal(2, 3, 5, 6), mask=MASK),
    "conv.conv1d": call(normal(3, 2, 9), normal(4, 2, 3), normal(4), stride=2, padding=1),
    "conv.conv2d": call(normal(3, 4, 9, 8), normal(6, 2, 3, 2), normal(6), stride=2, padding=1, groups=2),
    "conv.conv_transpose2d": call(
        normal(2, 3, 4, 5), normal(3, 2, 3, 3), normal(2), stride=2, padding=1, output_padding=1
    ),
    "dropout.dropout": call(normal(4, 5), p=0.4, training=True, mask=rng.random((4, 5)) > 0.4),
    "embedding.embedding": call(rng.integers(0, 6, (4, 7)), normal(6, 3)),
    "gan.d_loss": call(normal(5, 1), normal(7, 1)),
    "gan.g_loss": call(normal(5, 1), saturating=True),
    "gru.gru": call(
        normal(6, 3, 2), normal(3, 4), normal(2, 12), normal(4, 12), normal(12), normal(12), lengths=LENGTHS
    ),
    "gru.gru_step": call(normal(3, 2), normal(3, 4), normal(2, 12), normal(4, 12), normal(12), normal(12)),
    "linear.flatten": call(normal(3, 2, 4)),
    "linear.linear": call(normal(2, 3, 4), normal(4, 5), normal(5)),
    "losses.bce": call(uniform(4, 5), uniform(4, 5)),
    "losses.bce_with_logits": call(normal(4, 5), uniform(4, 5)),
    "losses.cross_entropy": call(normal(6, 5), rng.integers(0, 5, 6), label_smoothing=0.1),
    "losses.kl_divergence": call(np.log(distribution(4, 5)), distribution(4, 5)),
    "losses.mae": call(normal(4, 5), normal(4, 5)),
    "losses.mse": call(normal(4, 5), normal(4, 5)),
    "lstm.lstm": call(
        normal(6, 3, 2), normal(3, 4), normal(3, 4), normal(2, 16), normal(4, 16), normal(16), lengths=LENGTHS
    ),
    "lstm.lstm_step": call(
        normal(3, 2), normal(3, 4), normal(3, 4), normal(2, 16), normal(4, 16), normal(16)
    ),
    "multi_head_attention.multi_head_attention": call(
        *(normal(2, 5, 6) for _ in range(3)), *(normal(6, 6) for _ in range(4)), num_heads=2, mask=MASK
    ),
    "norm.batchnorm": call(normal(4, 3, 5, 6), normal(3), normal(3), training=True),
    "norm.layernorm": call(normal(4, 3, 5), normal(5), normal(5)),
    "pool.avg_pool2d": call(normal(2, 3, 7, 6), 3, stride=2, padding=1),
    "pool.global_avg_pool2d": call(normal(2, 3, 7, 6)),
    "pool.max_pool2d": call(np.round(normal(2, 3, 7, 6)), 3, stride=2, padding=1),
    "residual.residual_block": call(
        normal(3, 2, 6, 5),
        *(normal(4, 2, 3, 3), normal(4), normal(4)),
        *(normal(4, 4, 3, 3), normal(4), normal(4)),
        normal(4, 2, 1, 1),
        training=True,
        stride=2,
    ),
    "rnn.rnn": call(normal(6, 3, 2), normal(3, 4), normal(2, 4), normal(4, 4), normal(4), lengths=LENGTHS),
    "rnn.rnn_step": call(normal(3, 2), normal(3, 4), normal(2, 4), normal(4, 4), normal(4)),
}
