"""The job in plain TensorFlow: variables, a gradient tape, and one step compiled into a static graph."""

import numpy as np
import tensorflow as tf

from dlcourse.frameworks.trainers.job import Trained, Weights
from dlcourse.frameworks.trainers.layouts import from_channels_last, to_channels_last

VERSION = tf.__version__


def train(weights: Weights, images: np.ndarray, labels: np.ndarray, rate: float) -> Trained:
    """Return the loss before each step, and the trained weights."""
    w = {name: tf.Variable(array) for name, array in to_channels_last(weights).items()}
    variables = list(w.values())

    def predict(x):
        x = tf.tanh(tf.nn.conv2d(x, w["conv1.w"], strides=1, padding="SAME") + w["conv1.b"])
        x = tf.nn.avg_pool2d(x, 2, strides=2, padding="VALID")
        x = tf.tanh(tf.nn.conv2d(x, w["conv2.w"], strides=1, padding="SAME") + w["conv2.b"])
        x = tf.nn.avg_pool2d(x, 2, strides=2, padding="VALID")
        x = tf.reshape(x, [-1, 64])
        x = tf.tanh(x @ w["hidden.w"] + w["hidden.b"])
        return x @ w["scores.w"] + w["scores.b"]

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(y, predict(x)))
        for variable, gradient in zip(variables, tape.gradient(loss, variables), strict=True):
            variable.assign_sub(rate * gradient)
        return loss

    channels_last = images.transpose(0, 1, 3, 4, 2)
    losses = [float(step(tf.constant(x), tf.constant(y))) for x, y in zip(channels_last, labels, strict=True)]
    return losses, from_channels_last({name: variable.numpy() for name, variable in w.items()})
