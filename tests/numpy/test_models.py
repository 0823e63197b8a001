"""Perceptrons and convolutional networks in NumPy: sizes known from the papers, shapes, gradients."""

import numpy as np
import pytest
from gradcheck import assert_gradients

from dlcourse.numpy.init import xavier_normal
from dlcourse.numpy.layers import Conv2d, Layer, Linear, ReLU, Residual, Sigmoid, Tanh
from dlcourse.numpy.models import autoencoder, lenet, mlp, plain20, resnet20, small_vgg


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def count(model: Layer) -> int:
    return sum(param.size for param in model.parameters())


def assert_model_gradients(model: Layer, x: np.ndarray, tolerance: float = 1e-5):
    """Check the input's gradient and those of all parameters against central differences."""
    model.astype(np.float64)

    def forward(x, *params):
        for own, given in zip(model.parameters(), params, strict=True):
            own[...] = given
        return model.forward(x), None

    def backward(dout, cache):
        dx = model.backward(dout)
        return dx, *model.gradients()

    params = [param.copy() for param in model.parameters()]
    assert_gradients(forward, backward, x, *params, tolerance=tolerance)


@pytest.mark.parametrize(
    ("build", "parameters"),
    [
        (lambda rng: mlp((784, 256, 10), rng=rng), 784 * 256 + 256 + 256 * 10 + 10),
        (lambda rng: lenet(28, rng=rng), 61_706),
        (lambda rng: lenet(8, rng=rng), 6 * 9 + 6 + 16 * 6 * 9 + 16 + 64 * 120 + 120 + 10_164 + 850),
        (lambda rng: resnet20(rng=rng), 269_722 + 16 * 32 + 32 * 64 + 2 * (32 + 64)),
        (lambda rng: plain20(rng=rng), 269_722),
        (lambda rng: small_vgg(rng=rng), 16 * 9 + 16 + 2320 + 4640 + 9248 + 1568 * 128 + 128 + 1290),
    ],
    ids=["mlp", "lenet 28", "lenet 8", "resnet20", "plain20", "vgg"],
)
def test_number_of_parameters(build, parameters, rng):
    assert count(build(rng)) == parameters


@pytest.mark.parametrize(
    ("build", "shape"),
    [
        (lambda rng: lenet(28, rng=rng), (2, 1, 28, 28)),
        (lambda rng: lenet(8, rng=rng), (2, 1, 8, 8)),
        (lambda rng: small_vgg(28, rng=rng), (2, 1, 28, 28)),
        (lambda rng: small_vgg(16, rng=rng, in_channels=3, widths=(4, 8, 8)), (2, 3, 16, 16)),
        (lambda rng: resnet20(rng=rng, width=4), (2, 3, 32, 32)),
        (lambda rng: plain20(rng=rng, width=2, in_channels=1), (2, 1, 8, 8)),
    ],
    ids=["lenet 28", "lenet 8", "vgg", "vgg of three blocks", "resnet", "plain"],
)
def test_classifiers_return_ten_logits(build, shape, rng):
    model = build(rng)
    out = model.forward(rng.random(shape, dtype=np.float32))
    assert out.shape == (2, 10)
    assert out.dtype == np.float32
    assert model.backward(out).shape == shape


def test_twenty_layers_have_weights_and_shortcuts_are_all_the_difference(rng):
    def flat(layer):
        return [layer, *(inner for each in layer.layers.values() for inner in flat(each))]

    plain, residual = flat(plain20(rng=rng, width=2)), flat(resnet20(rng=rng, width=2))
    assert sum(isinstance(layer, Conv2d | Linear) for layer in plain) == 20
    assert sum(isinstance(layer, Residual) for layer in residual) == 9
    assert sum(isinstance(layer, Conv2d | Linear) for layer in residual) == 22  # two projections
    deep = flat(plain20(rng=rng, width=2, blocks=9))
    assert sum(isinstance(layer, Conv2d | Linear) for layer in deep) == 56


@pytest.mark.parametrize(
    ("build", "shape"),
    [
        (lambda rng: mlp((3, 4, 2), rng=rng, activation=Tanh, output=Sigmoid), (5, 3)),
        (lambda rng: resnet20(rng=rng, width=1, blocks=1, in_channels=1, num_classes=3), (3, 1, 8, 8)),
        (lambda rng: autoencoder((5, 4, 2), rng=rng, activation=Tanh), (3, 5)),
    ],
    ids=["mlp", "resnet", "autoencoder"],
)
def test_gradients_agree_with_central_differences(build, shape, rng):
    assert_model_gradients(build(rng), rng.standard_normal(shape))


def test_an_mlp_has_activations_between_its_layers_only(rng):
    model = mlp((3, 5, 4, 2), rng=rng)
    assert [type(layer) for layer in model] == [Linear, ReLU, Linear, ReLU, Linear]
    assert isinstance(list(mlp((3, 2), rng=rng, output=Sigmoid))[-1], Sigmoid)
    assert mlp((500, 400), rng=rng, init=xavier_normal).params["0.w"].var() == pytest.approx(
        2 / 900, rel=0.02
    )


@pytest.mark.parametrize(
    ("build", "text"),
    [
        (lambda rng: mlp((3,), rng=rng), r"mlp: sizes must name at least input and output, got \[3\]"),
        (lambda rng: lenet(32, rng=rng), "lenet: image must be 28 or 8, got 32"),
        (lambda rng: small_vgg(10, rng=rng), r"small_vgg: image 10 cannot be halved 2 times"),
    ],
)
def test_sizes_that_cannot_be_are_refused(build, text, rng):
    with pytest.raises(ValueError, match=text):
        build(rng)
