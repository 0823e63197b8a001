"""The four loaders from the server to the data set, and what they say without a network."""

import dataclasses
import gzip
import hashlib
import io
import struct
import tarfile

import numpy as np
import pytest
import python2_pickle
from misbehaving_server import MisbehavingServer, Script

from dlcourse.data import originals
from dlcourse.data.loading import names
from dlcourse.data.originals import files

LOADERS = {
    "mnist": ("MNIST", "mnist_10k"),
    "fashion_mnist": ("FASHION_MNIST", "fashion_mnist_14k"),
    "cifar10": ("CIFAR10", "emoji_captions"),
    "imdb": ("IMDB", "spam_subjects"),
}


@pytest.fixture
def server(monkeypatch, tmp_path):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("DLCOURSE_DATA", str(tmp_path / "cache"))
    with MisbehavingServer() as running:
        yield running


def serve(server, monkeypatch, constant, bodies):
    """Let the server stand in for the publishers: its addresses, and checksums of small files."""

    def here(file, body):
        server.scripts[file.name] = Script(body)
        md5 = hashlib.md5(body).hexdigest()
        return dataclasses.replace(file, md5=md5, mirrors=(server.url,))

    wanted = getattr(files, constant)
    replaced = (
        {key: here(file, bodies[key]) for key, file in wanted.items()}
        if isinstance(wanted, dict)
        else here(wanted, bodies)
    )
    monkeypatch.setattr(files, constant, replaced)


def idx(array):
    header = bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    return gzip.compress(header + array.tobytes())


def tar(contents):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in contents.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


@pytest.mark.parametrize("name", ["mnist", "fashion_mnist"])
def test_images_and_labels_become_a_data_set(server, monkeypatch, name):
    rng = np.random.default_rng(0)
    arrays = {
        "x_train": rng.integers(0, 256, (6, 28, 28), dtype=np.uint8),
        "y_train": rng.integers(0, 10, 6, dtype=np.uint8),
        "x_test": rng.integers(0, 256, (3, 28, 28), dtype=np.uint8),
        "y_test": rng.integers(0, 10, 3, dtype=np.uint8),
    }
    serve(server, monkeypatch, LOADERS[name][0], {key: idx(array) for key, array in arrays.items()})
    dataset = getattr(originals, name)()
    assert dataset.x_train.shape == (6, 1, 28, 28)
    assert (dataset.x_test[:, 0] == arrays["x_test"]).all()
    assert dataset.y_train.dtype == np.int64
    assert (dataset.y_train == arrays["y_train"]).all()
    assert len(dataset.classes) == 10
    assert {path.name for path in (originals.cache_folder() / name).iterdir()} == set(server.scripts)


def test_cifar10_becomes_a_data_set(server, monkeypatch):
    names = [*(f"data_batch_{number}" for number in range(1, 6)), "test_batch"]
    batch = python2_pickle.dumps({b"data": np.full((2, 3072), 9, np.uint8), b"labels": [3, 4]})
    serve(server, monkeypatch, "CIFAR10", tar({f"cifar-10-batches-py/{name}": batch for name in names}))
    dataset = originals.cifar10()
    assert dataset.x_train.shape == (10, 3, 32, 32)
    assert [dataset.classes[label] for label in dataset.y_test] == ["cat", "deer"]


def test_imdb_becomes_a_data_set_with_stars(server, monkeypatch):
    reviews = {
        f"aclImdb/{part}/{kind}/0_5.txt": b"So so." for part in ("train", "test") for kind in ("neg", "pos")
    }
    serve(server, monkeypatch, "IMDB", tar(reviews))
    dataset = originals.imdb()
    assert dataset.y_train.tolist() == [0, 1]
    assert dataset.extra_test["stars"].tolist() == [5, 5]


@pytest.mark.parametrize(("name", "constant", "instead"), [(name, *rest) for name, rest in LOADERS.items()])
def test_without_a_network_one_sentence_says_what_is_missing_and_what_serves_instead(
    server, monkeypatch, name, constant, instead
):
    empty = dict.fromkeys(["x_train", "y_train", "x_test", "y_test"], b"") if "MNIST" in constant else b""
    serve(server, monkeypatch, constant, empty)
    server.scripts.clear()  # every address now answers 404
    with pytest.raises(originals.Unavailable, match="could not be downloaded") as caught:
        getattr(originals, name)()
    assert "\n" not in str(caught.value)
    assert f'load("{instead}")' in str(caught.value)
    assert str(originals.cache_folder()) in str(caught.value)
    assert instead in names()


def test_downloads_go_to_the_users_cache_folder_unless_told_otherwise(monkeypatch):
    monkeypatch.delenv("DLCOURSE_DATA", raising=False)
    assert originals.cache_folder().name == "dlcourse"


def test_the_checksums_are_the_published_ones():
    listed = [*files.MNIST.values(), *files.FASHION_MNIST.values(), files.CIFAR10, files.IMDB]
    assert all(len(file.md5) == 32 and int(file.md5, 16) for file in listed)
    assert len({file.md5 for file in listed}) == 10
    assert all(mirror.endswith("/") for file in listed for mirror in file.mirrors)
