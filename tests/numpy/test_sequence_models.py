"""The character model and the translator in NumPy: what they may look at, and what they write."""

import numpy as np
import pytest
from gradcheck import assert_gradients

from dlcourse.numpy.models import Seq2Seq, char_lstm, sample


@pytest.fixture
def rng():
    return np.random.default_rng(0)


class TestCharLSTM:
    def test_it_predicts_at_every_position(self, rng):
        out = char_lstm(7, rng=rng, embedding_dim=4, hidden_size=5).forward(np.array([[1, 2, 6], [0, 0, 3]]))
        assert out.shape == (2, 3, 7)

    def test_a_prediction_depends_on_what_came_before_only(self, rng):
        model = char_lstm(7, rng=rng, embedding_dim=4, hidden_size=5)
        one, other = model.forward(np.array([[1, 2, 3, 4], [1, 2, 5, 6]]))
        np.testing.assert_array_equal(one[:2], other[:2])
        assert not np.allclose(one[2:], other[2:])

    def test_without_temperature_it_writes_the_likeliest(self, rng):
        model = char_lstm(7, rng=rng, embedding_dim=4, hidden_size=5)
        text = [3, 1]
        for _ in range(6):
            text.append(int(model.forward(np.array([text]))[0, -1].argmax()))
        assert sample(model, [3, 1], length=6, temperature=0, rng=rng) == text[2:]

    def test_it_draws_from_the_softmax(self, rng):
        model = char_lstm(4, rng=rng, embedding_dim=4, hidden_size=5)
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
        return Seq2Seq(6, 5, rng=rng, embedding_dim=3, hidden_size=4, **options)

    def test_gradients_agree_with_central_differences(self, rng):
        model = self.model(rng, padding_idx=0).astype(np.float64)
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
        model = self.model(rng, padding_idx=0)
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
