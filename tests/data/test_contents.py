"""What the data hold: what was promised about each set is true of it."""

import re

import numpy as np
import pytest

from dlcourse.data import load, names


def in_both_parts(dataset):
    def key(x):
        return x.tobytes() if isinstance(x, np.ndarray) else x

    return {key(x) for x in dataset.x_train} & {key(x) for x in dataset.x_test}


@pytest.mark.parametrize(
    "name", ["mnist_10k", "fashion_mnist_14k", "poems_zh", "cmudict", "names_en", "spam_subjects"]
)
def test_no_example_stands_in_both_parts(name):
    assert in_both_parts(load(name)) == set()


@pytest.mark.parametrize(
    "name", ["mnist_10k", "names_en", "spam_subjects", "poems_zh", "penguins", "emoji_captions"]
)
def test_both_parts_have_the_same_mix_of_classes(name):
    dataset = load(name)
    size = len(dataset.classes)
    shares = [np.bincount(y, minlength=size) / len(y) for y in (dataset.y_train, dataset.y_test)]
    assert np.abs(shares[0] - shares[1]).max() < 1.5 / len(dataset.y_test)


@pytest.mark.parametrize("name", [name for name in names() if name not in ("sample_photos", "cmudict")])
def test_the_first_examples_are_not_sorted_by_class(name):
    dataset = load(name)
    if dataset.classes and dataset.card.split.find("2012") < 0:
        assert len(set(dataset.y_train[:200])) == len(dataset.classes)


def test_mnist_has_the_digits_of_the_first_ten_thousand():
    mnist = load("mnist_10k")
    counts = np.bincount(np.concatenate([mnist.y_train, mnist.y_test]))
    assert counts.tolist() == [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]
    assert mnist.x_train.min() == 0
    assert mnist.x_train.max() == 255
    assert not mnist.x_train[:, 0, 0].any(), "the upper rim is black"


def test_fashion_mnist_is_balanced():
    fashion = load("fashion_mnist_14k")
    assert np.bincount(fashion.y_train).tolist() == [1000] * 10
    assert np.bincount(fashion.y_test).tolist() == [400] * 10


def test_emoji_are_drawn_on_white_and_named_in_two_languages():
    emoji = load("emoji_captions")
    assert len(emoji.x_train) + len(emoji.x_test) == 1572
    corners = emoji.x_train[:, :, [0, 0, -1, -1], [0, -1, 0, -1]]
    assert (corners == 255).all(axis=(1, 2)).mean() > 0.7
    latin = [caption for caption in emoji.extra_train["chinese"] if not re.search("[\u4e00-\u9fff]", caption)]
    assert sorted(latin) == ["DVD", "OK"]
    assert all(re.search("[a-zA-Z]", caption) for caption in emoji.extra_train["english"])
    pizza = np.flatnonzero(
        np.concatenate([emoji.extra_train["english"], emoji.extra_test["english"]]) == "pizza"
    )
    assert len(pizza) == 1


def test_poems_have_lines_of_the_length_their_form_says():
    poems = load("poems_zh")
    for text, label in zip(poems.x_train, poems.y_train, strict=True):
        length, lines = map(int, re.findall(r"\d", poems.classes[label]))
        assert [len(line) for line in re.split("[，。！？；]", text)] == [*[length] * lines, 0]


def test_poems_are_simplified_and_written_with_few_characters():
    poems = load("poems_zh")
    characters = set("".join(poems.x_train))
    assert len(characters | set("".join(poems.x_test))) <= 2150
    assert not characters & set("東風來時國書車馬門問見"), "these are traditional characters"


def test_pronunciations_are_phonemes_with_and_without_stress():
    words = load("cmudict")
    for word, sounds, stressed in zip(
        words.x_train, words.y_train, words.extra_train["stressed"], strict=True
    ):
        assert re.fullmatch("[a-z]{2,12}", word)
        assert re.sub(r"\d", "", stressed) == sounds
    assert len(set(" ".join(words.y_train).split())) == 39


def test_spam_subjects_hold_no_addresses_and_are_balanced():
    subjects = load("spam_subjects")
    for text in (*subjects.x_train, *subjects.x_test):
        assert not re.search(r"\w@\w", text), text
        assert text.isascii()
        assert not re.match(r"(re|fw|fwd)\s*:", text, re.IGNORECASE), text
    assert len(set(np.bincount(subjects.y_train))) == 1


@pytest.mark.parametrize(
    ("name", "step"), [("sunspots", 1), ("co2", np.timedelta64(7)), ("seattle_weather", np.timedelta64(1))]
)
def test_a_series_has_no_gap_and_its_test_part_comes_last(name, step):
    series = load(name)
    train, test = series.x_train, series.x_test
    if "date" in series.extra_train:
        train, test = series.extra_train["date"], series.extra_test["date"]
    assert (np.diff(np.concatenate([train, test])) == step).all()


def test_missing_values_are_nan_and_as_many_as_the_card_says():
    co2, penguins = load("co2"), load("penguins")
    assert np.isnan(co2.y_train).sum() + np.isnan(co2.y_test).sum() == 59
    rows = np.concatenate([penguins.x_train, penguins.x_test])
    assert np.isnan(rows).all(axis=1).sum() == np.isnan(rows).any(axis=1).sum() == 2
    sexes = np.concatenate([penguins.extra_train["sex"], penguins.extra_test["sex"]])
    assert (sexes == "").sum() == 11
