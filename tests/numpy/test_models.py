"""NumPy models: sizes known from the papers, gradients, and what each model promises."""

import numpy as np
import pytest
from gradcheck import assert_gradients

from dlcourse.numpy.gan import d_loss, g_loss
from dlcourse.numpy.init import xavier_normal
from dlcourse.numpy.layers import Conv2d, Layer, Linear, ReLU, Residual, Sigmoid, Tanh
from dlcourse.numpy.models import (
    Seq2Seq,
    autoencoder,
    char_lstm,
    conv_autoencoder,
    dbn,
    denoising_autoencoder,
    gan,
    lenet,
    mlp,
    plain20,
    resnet20,
    sample,
    small_vgg,
    train_rbm,
    train_stack,
    train_step_d,
    train_step_g,
)
from dlcourse.numpy.optimizers import SGD, Adam
from dlcourse.numpy.rbm import free_energy, p_h


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def count(model: Layer) -> int:
    return sum(param.size for param in model.parameters())


def images(rng, n, channels, side):
    return rng.random((n, channels, side, side), dtype=np.float32)


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
        (lambda rng: small_vgg(16, rng=rng, channels=3, widths=(4, 8, 8)), (2, 3, 16, 16)),
        (lambda rng: resnet20(rng=rng, width=4), (2, 3, 32, 32)),
        (lambda rng: plain20(rng=rng, width=2, channels=1), (2, 1, 8, 8)),
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
        (lambda rng: resnet20(rng=rng, width=1, blocks=1, channels=1, classes=3), (3, 1, 8, 8)),
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


class TestCharLSTM:
    def test_it_predicts_at_every_position(self, rng):
        out = char_lstm(7, rng=rng, features=4, hidden=5).forward(np.array([[1, 2, 6], [0, 0, 3]]))
        assert out.shape == (2, 3, 7)

    def test_a_prediction_depends_on_what_came_before_only(self, rng):
        model = char_lstm(7, rng=rng, features=4, hidden=5)
        one, other = model.forward(np.array([[1, 2, 3, 4], [1, 2, 5, 6]]))
        np.testing.assert_array_equal(one[:2], other[:2])
        assert not np.allclose(one[2:], other[2:])

    def test_without_temperature_it_writes_the_likeliest(self, rng):
        model = char_lstm(7, rng=rng, features=4, hidden=5)
        text = [3, 1]
        for _ in range(6):
            text.append(int(model.forward(np.array([text]))[0, -1].argmax()))
        assert sample(model, [3, 1], length=6, temperature=0, rng=rng) == text[2:]

    def test_it_draws_from_the_softmax(self, rng):
        model = char_lstm(4, rng=rng, features=4, hidden=5)
        logits = model.forward(np.array([[2]]))[0, -1].astype(float)
        for temperature in (0.5, 2.0):
            expected = np.exp(logits / temperature) / np.exp(logits / temperature).sum()
            drawn = [sample(model, [2], length=1, temperature=temperature, rng=rng)[0] for _ in range(2000)]
            np.testing.assert_allclose(np.bincount(drawn, minlength=4) / 2000, expected, atol=0.04)

    def test_nothing_to_start_from_is_refused(self, rng):
        model = char_lstm(4, rng=rng)
        with pytest.raises(ValueError, match="sample: expected a start"):
            sample(model, [], length=3, rng=rng)
        with pytest.raises(ValueError, match="at least 0"):
            sample(model, [1], length=3, temperature=-1, rng=rng)


class TestSeq2Seq:
    def model(self, rng, **options):
        return Seq2Seq(6, 5, rng=rng, features=3, hidden=4, **options)

    def test_gradients_agree_with_central_differences(self, rng):
        model = self.model(rng, padding=0).astype(np.float64)
        x = np.array([[1, 2, 3], [4, 5, 0]]), np.array([[0, 1], [0, 4]])
        names = list(model.params)

        def forward(*params):
            for own, given in zip(model.parameters(), params, strict=True):
                own[...] = given
            return model.forward(x), None

        def backward(dout, cache):
            assert model.backward(dout) is None
            return tuple(model.gradients())

        assert names[:3] == ["wq", "wk", "w"]
        assert_gradients(forward, backward, *(param.copy() for param in model.parameters()), tolerance=1e-6)

    def test_padding_is_never_looked_at(self, rng):
        model = self.model(rng, padding=0)
        short, long = np.array([[1, 2, 3]]), np.array([[1, 2, 3, 0, 0]])
        target = np.array([[4, 1]])
        np.testing.assert_allclose(model.forward((short, target)), model.forward((long, target)), atol=1e-6)
        alignment = model.translate(long, start=4, length=3).alignment
        np.testing.assert_array_equal(alignment[:, :, 3:], 0)
        np.testing.assert_allclose(alignment.sum(-1), 1, atol=1e-6)

    def test_what_it_writes_is_what_it_finds_likeliest(self, rng):
        model = self.model(rng)
        source = np.array([[1, 2, 3, 3], [5, 4, 3, 2]])
        symbols, alignment = model.translate(source, start=0, length=5)
        assert symbols.shape == (2, 5)
        assert alignment.shape == (2, 5, 4)
        read_back = np.column_stack([np.zeros(2, int), symbols[:, :-1]])
        np.testing.assert_array_equal(model.forward((source, read_back)).argmax(-1), symbols)


class TestAutoencoders:
    def test_images_come_back_in_their_size(self, rng):
        model = conv_autoencoder(rng=rng, widths=(2, 3))
        x = images(rng, 2, 1, 28)
        encoder, _ = model
        assert encoder.forward(x).shape == (2, 3, 7, 7)
        out = model.forward(x)
        assert out.shape == x.shape
        assert model.backward(out).shape == x.shape
        assert ((out > 0) & (out < 1)).all()

    def test_the_decoder_mirrors_the_encoder(self, rng):
        encoder, decoder = autoencoder((9, 5, 2), rng=rng)
        assert [type(layer) for layer in encoder] == [Linear, ReLU, Linear]
        assert [type(layer) for layer in decoder] == [Linear, ReLU, Linear, Sigmoid]
        assert encoder.forward(np.ones((4, 9), np.float32)).shape == (4, 2)

    def test_without_activations_it_is_linear(self, rng):
        model = autoencoder((5, 2), rng=rng, output=None)
        a, b = rng.standard_normal((2, 3, 5), dtype=np.float32)
        np.testing.assert_allclose(model.forward(a) + model.forward(b), model.forward(a + b), atol=1e-5)

    def test_corruption_is_fresh_in_training_and_absent_in_evaluation(self, rng):
        model = denoising_autoencoder((6, 4), noise=0.5, rng=rng)
        x = rng.random((3, 6), dtype=np.float32)
        assert not np.array_equal(model.forward(x), model.forward(x))
        model.eval()
        np.testing.assert_array_equal(model.forward(x), model.forward(x))


class TestGAN:
    def players(self, rng):
        return gan(rng=rng, hidden=8, noise=3)

    def batch(self, rng, n=5):
        return rng.standard_normal((n, 2), dtype=np.float32), rng.standard_normal(
            (n + 1, 3), dtype=np.float32
        )

    def test_each_step_changes_its_own_player_only(self, rng):
        generator, discriminator = self.players(rng)
        real, z = self.batch(rng)
        before = generator.weights()
        train_step_d(generator, discriminator, real, z, optimizer=SGD(discriminator.parameters(), lr=0.1))
        assert not generator.grads
        assert all((before[name] == array).all() for name, array in generator.weights().items())

        before, grads = discriminator.weights(), dict(discriminator.grads)
        changed = generator.weights()
        train_step_g(generator, discriminator, z, optimizer=SGD(generator.parameters(), lr=0.1))
        assert all((before[name] == array).all() for name, array in discriminator.weights().items())
        assert all(discriminator.grads[name] is array for name, array in grads.items())
        assert all((changed[name] != array).any() for name, array in generator.weights().items())

    @pytest.mark.parametrize("saturating", [False, True])
    def test_each_step_lowers_the_loss_that_it_returns(self, rng, saturating):
        generator, discriminator = self.players(rng)
        real, z = self.batch(rng)

        def loss_of_d():
            fake = discriminator.forward(generator.forward(z))
            return d_loss(discriminator.forward(real), fake)[0]

        def loss_of_g():
            return g_loss(discriminator.forward(generator.forward(z)), saturating=saturating)[0]

        expected = loss_of_d()
        optimizer = SGD(discriminator.parameters(), lr=0.01)
        assert train_step_d(generator, discriminator, real, z, optimizer=optimizer) == pytest.approx(expected)
        assert loss_of_d() < expected
        expected = loss_of_g()
        optimizer = SGD(generator.parameters(), lr=0.01)
        loss = train_step_g(generator, discriminator, z, optimizer=optimizer, saturating=saturating)
        assert loss == pytest.approx(expected)
        assert loss_of_g() < expected


class TestDBN:
    def bars(self, rng, n=200):
        """Pictures of 4x4 pixels in which each row is black or white."""
        return np.repeat(rng.integers(0, 2, (n, 4)), 4, axis=1).astype(np.float32)

    def test_training_makes_data_more_probable_than_noise(self, rng):
        data, noise = self.bars(rng), rng.integers(0, 2, (200, 16)).astype(np.float32)
        rbm = train_rbm(data, 8, epochs=30, batch_size=20, lr=0.1, rng=rng)
        data_energy, noise_energy = (free_energy(v, *rbm).mean() for v in (data, noise))
        assert data_energy < noise_energy - 3

    def test_data_are_not_changed_and_a_seed_fixes_the_result(self, rng):
        data = self.bars(rng)
        data.flags.writeable = False
        options = {"epochs": 2, "batch_size": 30, "lr": 0.1}
        one, other = (train_rbm(data, 4, **options, rng=np.random.default_rng(3)) for _ in range(2))
        for a, b in zip(one, other, strict=True):
            np.testing.assert_array_equal(a, b)
            assert a.dtype == np.float32

    def test_a_classifier_starts_from_the_features_of_the_stack(self, rng):
        data = self.bars(rng)
        stack = train_stack(data, (8, 5), epochs=2, batch_size=20, lr=0.1, rng=rng)
        assert [rbm.w.shape for rbm in stack] == [(16, 8), (8, 5)]
        model = dbn(stack, 3, rng=rng)
        assert model.forward(data).shape == (200, 3)
        features = p_h(p_h(data, stack[0].w, stack[0].b_h), stack[1].w, stack[1].b_h)
        hidden = data
        for layer in list(model)[:-1]:
            hidden = layer.forward(hidden)
        np.testing.assert_allclose(hidden, features, atol=1e-6)

    def test_training_the_classifier_leaves_the_stack_alone(self, rng):
        stack = train_stack(self.bars(rng), (4,), epochs=1, batch_size=20, lr=0.1, rng=rng)
        before = stack[0].w.copy()
        model = dbn(stack, 2, rng=rng)
        optimizer = Adam(model.parameters(), lr=0.1)
        model.backward(model.forward(self.bars(rng)))
        optimizer.step(model.gradients())
        np.testing.assert_array_equal(stack[0].w, before)
