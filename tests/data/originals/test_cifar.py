"""CIFAR-10's pickles: batches of arrays are read, and a pickle that asks for anything else is refused."""

import io
import os
import pickle
import tarfile

import numpy as np
import pytest
import python2_pickle

from dlcourse.data.originals.cifar import read_batch, read_cifar10


def batch(rng, count=4, **changes):
    content = {
        b"batch_label": b"training batch 1 of 5",
        b"labels": rng.integers(0, 10, count).tolist(),
        b"data": rng.integers(0, 256, (count, 3072), dtype=np.uint8),
        b"filenames": [b"leptodactylus_pentadactylus_s_000004.png"] * count,
    }
    return content | {key.encode(): value for key, value in changes.items()}


def archive(path, files):
    """Write a tar.gz of files given as bytes."""
    with tarfile.open(path, "w:gz") as tar:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return path


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.mark.parametrize("dumps", [python2_pickle.dumps, pickle.dumps])
def test_a_batch_is_read_as_images_with_their_channels_apart(rng, dumps):
    content = batch(rng)
    images, labels = read_batch(dumps(content), "a batch")
    assert images.shape == (4, 3, 32, 32)
    assert (images[2, 1] == content[b"data"][2, 1024:2048].reshape(32, 32)).all()
    assert labels.dtype == np.int64
    assert labels.tolist() == content[b"labels"]


def test_the_archive_gives_five_batches_and_the_test_batch(rng, tmp_path):
    names = [*(f"data_batch_{number}" for number in range(1, 6)), "test_batch"]
    batches = {name: batch(rng) for name in names}
    files = {f"cifar-10-batches-py/{name}": python2_pickle.dumps(each) for name, each in batches.items()}
    arrays = read_cifar10(
        archive(tmp_path / "cifar.tar.gz", files | {"cifar-10-batches-py/readme.html": b"hi"})
    )
    assert arrays["x_train"].shape == (20, 3, 32, 32)
    assert arrays["x_test"].shape == (4, 3, 32, 32)
    assert arrays["y_train"].tolist() == [label for name in names[:5] for label in batches[name][b"labels"]]


def test_a_missing_batch_is_named(rng, tmp_path):
    path = archive(
        tmp_path / "cifar.tar.gz", {"cifar-10-batches-py/data_batch_1": python2_pickle.dumps(batch(rng))}
    )
    with pytest.raises(ValueError, match="no file cifar-10-batches-py/data_batch_2"):
        read_cifar10(path)


def test_a_folder_in_the_place_of_a_batch_is_no_batch(tmp_path):
    path = tmp_path / "cifar.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        folder = tarfile.TarInfo("cifar-10-batches-py/data_batch_1")
        folder.type = tarfile.DIRTYPE
        tar.addfile(folder)
    with pytest.raises(ValueError, match="no file"):
        read_cifar10(path)


class Attack:
    """Runs a function when it is unpickled."""

    def __init__(self, function, *arguments):
        self.reduced = (function, arguments)

    def __reduce__(self):
        return self.reduced


@pytest.mark.parametrize("function", [os.mkdir, eval, np.load, np.save, getattr, print, bytearray])
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_that_calls_anything_is_refused_and_nothing_is_called(
    tmp_path, monkeypatch, function, protocol
):
    monkeypatch.chdir(tmp_path)
    data = pickle.dumps({b"data": Attack(function, "made"), b"labels": []}, protocol)
    with pytest.raises(pickle.UnpicklingError, match="refused"):
        read_batch(data, "a batch")
    assert list(tmp_path.iterdir()) == []


def test_attributes_of_an_allowed_name_are_refused():
    data = b"\x80\x04\x8c\x05numpy\x8c\x0endarray.tofile\x93."  # a dotted name walks on from the class
    with pytest.raises(pickle.UnpicklingError, match="refused"):
        read_batch(data, "a batch")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"data": [1, 2]}, "b'data', bytes in rows of 3072, got list"),
        ({"data": np.zeros((4, 3072))}, "got float64"),
        ({"data": np.zeros((4, 3000), np.uint8)}, "got uint8 of shape"),
        ({"data": np.zeros(3072, np.uint8)}, "got uint8 of shape"),
        ({"labels": [1, 2]}, "for each of 4 images"),
        ({"labels": [1, 2, 3, 10]}, "a number from 0 to 9"),
        ({"labels": None}, "b'labels'"),
    ],
)
def test_a_batch_of_another_kind_is_refused(rng, changes, message):
    with pytest.raises(ValueError, match=message):
        read_batch(python2_pickle.dumps(batch(rng, **changes)), "a batch")


def test_a_pickle_that_is_no_dictionary_is_refused():
    with pytest.raises(ValueError, match="got NoneType"):
        read_batch(pickle.dumps([1, 2, 3]), "a batch")
