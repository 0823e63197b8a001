"""Every data set loads by its name, in the one form and as its card says, fast and without heavy imports."""

import subprocess
import sys
import time

import numpy as np
import pytest

from dlcourse.data import Dataset, describe, load, names
from dlcourse.data.embedded import embedded_names

ALL = names()


@pytest.fixture(scope="module", params=ALL)
def dataset(request) -> Dataset:
    return load(request.param)


def parts(dataset):
    train = {"x": dataset.x_train, "y": dataset.y_train, **dataset.extra_train}
    test = {"x": dataset.x_test, "y": dataset.y_test, **dataset.extra_test}
    return train, test


def test_there_are_eleven_embedded_sets_and_six_of_scikit_learn():
    assert len(ALL) == len(set(ALL)) == 17
    assert set(embedded_names()) == {
        *("mnist_10k", "fashion_mnist_14k", "emoji_captions", "poems_zh", "cmudict", "names_en"),
        *("spam_subjects", "penguins", "sunspots", "co2", "seattle_weather"),
    }


def test_shapes_and_dtypes_are_those_of_the_card(dataset):
    train, test = parts(dataset)
    fields = {field.name: field for field in dataset.card.fields}
    assert fields.keys() == train.keys()
    kinds = {"text": "object", "date": "datetime64[D]"}
    for name, field in fields.items():
        extra_test = test.get(name, np.empty(0, train[name].dtype))
        assert train[name].shape == field.train
        assert extra_test.shape == field.test
        for array in (train[name], extra_test):
            assert str(array.dtype) == kinds.get(field.dtype, field.dtype)


def test_every_array_has_one_row_per_example(dataset):
    for part in parts(dataset):
        assert {len(array) for array in part.values()} == {len(part["x"])}


def test_labels_are_indices_into_the_classes_and_all_classes_occur(dataset):
    if not dataset.classes:
        return
    assert dataset.y_train.dtype == dataset.y_test.dtype == np.int64
    assert set(dataset.y_train) == set(range(len(dataset.classes)))
    assert set(dataset.y_test) <= set(range(len(dataset.classes)))


def test_texts_are_plain_python_strings(dataset):
    for part in parts(dataset):
        for array in part.values():
            if array.dtype == object:
                assert all(type(text) is str for text in array)


def test_features_name_the_columns_of_a_table(dataset):
    if dataset.features and dataset.x_train.ndim == 2:
        assert len(dataset.features) == dataset.x_train.shape[1]
        assert dataset.x_train.dtype == np.float32


def test_images_are_bytes_with_a_channel_axis():
    for name, channels in (("mnist_10k", 1), ("fashion_mnist_14k", 1), ("digits", 1), ("emoji_captions", 3)):
        images = load(name).x_train
        assert images.dtype == np.uint8
        assert images.ndim == 4
        assert images.shape[1] == channels


def test_two_loads_do_not_share_their_arrays():
    first, second = load("digits"), load("digits")
    first.x_train[:] = 0
    assert second.x_train.any()


def test_a_data_set_prints_as_one_line_of_shapes():
    train, test = (
        "x_train (120, 4) float32, y_train (120,) int64",
        "x_test (30, 4) float32, y_test (30,) int64",
    )
    assert repr(load("iris")) == f"Dataset iris: {train}, {test}"


def test_a_data_set_cannot_be_rebound():
    with pytest.raises(AttributeError):
        load("iris").x_train = np.zeros(3)


@pytest.mark.parametrize("name", embedded_names())
def test_an_embedded_set_loads_within_half_a_second(name):
    def seconds():
        start = time.perf_counter()
        load(name)
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < 0.5


@pytest.mark.parametrize("name", ALL)
def test_describe_prints_title_shapes_and_licence(name, capsys):
    describe(name)
    text = capsys.readouterr().out
    card = load(name).card
    assert card.title in text
    assert str(card.fields[0].train) in text.replace("\n" + " " * 16, " ")
    assert card.licence.split()[0] in text
    assert max(map(len, text.splitlines())) <= 100


def test_an_unknown_name_lists_the_known_ones_and_the_closest():
    with pytest.raises(ValueError, match="did you mean 'penguins'") as caught:
        load("penguin")
    assert all(name in str(caught.value) for name in ALL)


@pytest.mark.parametrize("name", ["mnist", "fashion_mnist", "cifar10", "imdb"])
def test_the_name_of_an_original_is_answered_with_where_it_is(name):
    with pytest.raises(ValueError, match=rf"dlcourse\.data\.originals\.{name}\(\)"):
        load(name)


@pytest.mark.parametrize("name", ["", "../card", None, 3])
def test_nonsense_is_refused_like_any_unknown_name(name):
    with pytest.raises(ValueError, match="there is no data set"):
        load(name)
    with pytest.raises(ValueError, match="there is no data set"):
        describe(name)


def test_importing_the_package_loads_nothing_heavy():
    heavy = ["torch", "matplotlib", "sklearn", "pooch", "rich", "PIL"]
    code = f"import sys, dlcourse.data; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
