"""The job in Keras: layers, compile, train. The variable KERAS_BACKEND says who computes."""

import keras
import numpy as np
from keras import layers

from dlcourse.frameworks.trainers.job import Trained, Weights
from dlcourse.frameworks.trainers.layouts import from_channels_last, to_channels_last

VERSION = f"{keras.__version__} on {keras.backend.backend()}"


def train(weights: Weights, images: np.ndarray, labels: np.ndarray, rate: float) -> Trained:
    """Return the loss before each step, and the trained weights."""
    model = build(weights)
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=rate),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    losses = []
    for x, y in zip(images.transpose(0, 1, 3, 4, 2), labels, strict=True):
        model.reset_metrics()  # else the mean of all steps so far is returned
        losses.append(float(model.train_on_batch(x, y)))
    return losses, from_channels_last(dict(zip(weights, model.get_weights(), strict=True)))


def build(weights: Weights) -> keras.Sequential:
    """The network with these weights; images come as (N, 8, 8, 1)."""
    model = keras.Sequential(
        [
            keras.Input((8, 8, 1)),
            layers.Conv2D(8, 3, padding="same", activation="tanh"),
            layers.AveragePooling2D(2),
            layers.Conv2D(16, 3, padding="same", activation="tanh"),
            layers.AveragePooling2D(2),
            layers.Flatten(),
            layers.Dense(32, activation="tanh"),
            layers.Dense(10),
        ]
    )
    model.set_weights(list(to_channels_last(weights).values()))
    return model
