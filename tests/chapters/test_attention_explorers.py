"""The explorers, the stored trainings and the open challenge of chapter 11: what they show is true."""

import numpy as np
import pytest
import torch

from dlcourse.chapters.attention.explorers import heads, lookup, masks
from dlcourse.chapters.attention.results import train_heads, train_poet
from dlcourse.experiments import poem_contest, poet
from dlcourse.experiments.soft_lookup import DIVISOR, KEYS, QUERIES, TOKENS, weights
from dlcourse.exploring import State
from dlcourse.numpy.attention_dot_product import attention
from dlcourse.numpy.positional import positional_encoding


def looked_up(**changes):
    return lookup.explorer.settle(lookup.explorer.initial_state(), changes)


class TestLookup:
    def test_the_table_is_attention(self):
        state = looked_up(divisor=1.4)
        expected = attention(np.array(QUERIES) * DIVISOR / 1.4, np.array(KEYS), np.array(KEYS))
        found = lookup.compute(**state)
        np.testing.assert_allclose(found.table, expected[1].weights)
        np.testing.assert_allclose(found.mixed, expected[0][state["row"] - 1])

    def test_attention_of_ones_own_gives_the_same_table(self):
        def own(q, k, v, mask=None):
            out, cache = attention(q, k, v, mask=mask)
            return out, cache.weights

        state = looked_up(divisor=0.7, row=2)
        np.testing.assert_allclose(
            lookup.compute(**state, attention=own).table, lookup.compute(**state).table
        )

    @pytest.mark.parametrize("moving", lookup.MOVABLE)
    def test_a_dragged_vector_is_the_one_in_the_table(self, moving):
        state = State(**looked_up(row=2, moving=moving, x=-1.25, y=3.0))
        row = state.queries[1] if moving == "query" else state.keys[int(moving[3]) - 1]
        assert row == (-1.25, 3.0)

    def test_the_question_about_fish_has_the_answer_that_counts_as_right(self):
        straight, turned, towards_cat = ((3.25, -2.0), (2.75, -2.75), (3.5, 1.5))
        fish = TOKENS["en"].index("fish")
        found = [weights(query)[fish] for query in (straight, turned, towards_cat)]
        assert found[1] > found[0] + 0.1 > found[2] + 0.1

    def test_a_smaller_divisor_sharpens(self):
        even, sharp = (lookup.compute(**looked_up(divisor=d)).table.max(axis=1) for d in (3.0, 0.5))
        assert (sharp > even).all()


def masked(**changes):
    return masks.compute(**masks.explorer.settle(masks.explorer.initial_state(), changes))


class TestMasks:
    def test_before_the_softmax_every_row_adds_up_to_one(self):
        np.testing.assert_allclose(masked().sums, 1)
        assert masked().leaked.sum() == 0

    def test_after_the_softmax_rows_add_up_to_less(self):
        found = masked(how="after")
        assert (found.sums[:-1] < 0.99).all()
        assert found.sums[-1] == pytest.approx(1)  # the last one sees everything

    def test_scores_of_zero_leak(self):
        found = masked(how="zero")
        np.testing.assert_allclose(found.sums, 1)
        assert (found.leaked[:-1] > 0.01).all()

    def test_who_sees_nothing_gets_no_number(self):
        assert np.isnan(masked(offset=-1).sums[0])

    def test_a_painted_mask_has_no_preset(self):
        state = masks.explorer.settle(masks.explorer.initial_state(), {"mask": masks.NOTHING_HIDDEN})
        assert state["preset"] == "painted"


class TestHeads:
    def test_one_head_cannot_keep_two_places_apart(self):
        found = {key: train_heads.accuracy(key[0], w, key[1]) for key, w in train_heads.stored().items()}
        assert found.pop(("neighbours", 1)) < 0.65
        assert min(found.values()) > 0.99

    @pytest.mark.slow
    @pytest.mark.parametrize(("count", "low", "high"), [(1, 0.4, 0.7), (2, 0.95, 1.0)])
    def test_the_script_trains_what_is_stored(self, count, low, high):
        trained = train_heads.train("neighbours", count, seed=1)
        assert low < train_heads.accuracy("neighbours", trained, count) <= high

    def test_a_head_of_the_reversed_row_looks_at_the_mirrored_place(self):
        found = heads.compute("reverse", "1", 1, heads.START)
        assert (found.weights[0].argmax(axis=1) == np.arange(heads.LENGTH)[::-1]).all()


@pytest.fixture(scope="module")
def poems():
    return poet.read_poems()


class TestPoet:
    def test_poems_have_four_lines_and_their_marks(self, poems):
        texts = [poems.text(row) for row in poems.train[:200]]
        assert {sum(text.count(mark) for mark in poet.PUNCTUATION) for text in texts} == {poet.LINES}
        assert (poems.train[:, 0] == poet.BEGIN).all()
        assert {len(text) for text in texts} == {24, 32}

    def test_the_stored_poet_knows_unseen_poems(self, poems):
        model = poet.Poet(len(poems.symbols), positional_encoding(poems.train.shape[1], poet.WIDTH))
        model.load_state_dict(train_poet.stored())
        assert poet.bits(model, poems.test[:64]) < 6.9
        assert not poem_contest.sees_the_future(model, poems)

    def test_training_learns(self, poems):
        model = poet.Poet(len(poems.symbols), positional_encoding(poems.train.shape[1], poet.WIDTH))
        curve = poet.train(model, poems.train, updates=30)
        assert np.mean(curve[-5:]) < curve[0] - 1


class _Peeking(torch.nn.Module):
    """Copies the next symbol, as a mask that is one place too wide would allow."""

    def __init__(self, symbols):
        super().__init__()
        self.symbols = symbols
        self.gain = torch.nn.Parameter(torch.tensor(9.0))

    def forward(self, x):
        return self.gain * torch.nn.functional.one_hot(x.roll(-1, dims=1), self.symbols)


class TestContest:
    def test_who_sees_the_next_character_does_not_count(self, poems):
        assert "it sees what it should predict" in poem_contest.score(lambda _, n: _Peeking(n), poems)

    def test_time_and_parameters_are_limited(self, poems, monkeypatch):
        monkeypatch.setattr(poem_contest, "SECONDS", -1.0)
        monkeypatch.setattr(poem_contest, "PARAMETERS", 0)
        said = poem_contest.score(lambda _, n: _Peeking(n), poems)
        assert "seconds, -1 are allowed" in said
        assert "0 are allowed" in said
