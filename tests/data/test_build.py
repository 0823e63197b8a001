"""datasets/build.py: the same bytes every time, the recipes of the cards, and honest comparison."""

import gzip
import hashlib
import importlib.util
import io
import json
import subprocess
import sys
import tarfile
import zipfile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.resources import resource

FOLDER = resource("datasets")

with pytest.MonkeyPatch.context() as patch:  # a script with modules beside it, not a part of the package
    patch.syspath_prepend(str(FOLDER))
    from sources import RECIPES, packages
    from sources.choosing import shuffled, stratified
    from sources.emoji import _small
    from sources.packages import FetchError, Package, unpacked
    from sources.poems import regular_form
    from sources.recipe import Arrays, Column, Recipe, Table
    from sources.spam import cleaned, likeness
    from sources.writing import write

    spec = importlib.util.spec_from_file_location("datasets_build", FOLDER / "build.py")
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)

CARD = {"title": "Toy", "classes": ["a", "b"]}
COLUMNS = (
    Column("size", "x", "float32", "a size"),
    Column("weight", "x", "float32", "a weight"),
    Column("kind", "y", "class", "a kind"),
)


def toy(file, columns=(), meaning=None):
    return Recipe("toy", file, (), lambda: None, CARD, columns, meaning or {})


def test_the_cards_are_those_of_the_recipes():
    assert set(RECIPES) == {path.stem for path in FOLDER.glob("*.json")}
    for recipe in RECIPES.values():
        card = json.loads((FOLDER / f"{recipe.name}.json").read_text(encoding="utf-8"))
        assert card["file"] == recipe.file
        assert recipe.card.items() <= card.items()
        versions = [(source["package"], source["version"]) for source in card["sources"]]
        assert versions == [(package.name, package.version) for package in recipe.packages]


@pytest.mark.parametrize("file", ["toy.csv", "toy.tsv", "toy.tsv.gz"])
def test_a_table_is_written_twice_the_same_and_described(tmp_path, file):
    recipe, table = toy(file, COLUMNS), Table([["1.5", "2", "a"], ["", "3", "b"]], [["4", "5", "b"]])
    first = write(recipe, table, tmp_path).read_bytes()
    assert write(recipe, table, tmp_path).read_bytes() == first
    card = json.loads((tmp_path / "toy.json").read_text())
    assert card["sha256"] == hashlib.sha256(first).hexdigest()
    assert [(field["name"], field["train"], field["test"]) for field in card["fields"]] == [
        ("x", [2, 2], [1, 2]),
        ("y", [2], [1]),
    ]
    if file.endswith(".gz"):
        assert first[4:8] == bytes(4), "the time of writing is left out"
        first = gzip.decompress(first)
    assert first.decode().splitlines()[1] == ("1.5,2,a" if file.endswith("csv") else "1.5\t2\ta")


def test_arrays_are_written_twice_the_same_whatever_their_order(tmp_path):
    arrays = {"x_train": np.zeros((3, 2), np.uint8), "x_test": np.ones((1, 2), np.uint8)}
    recipe = toy("toy.npz", meaning={"x": "numbers"})
    first = write(recipe, Arrays(arrays), tmp_path).read_bytes()
    turned = dict(reversed(arrays.items()))
    assert write(recipe, Arrays(turned), tmp_path).read_bytes() == first


@pytest.mark.parametrize(
    ("file", "cell"), [("toy.csv", "a,b"), ("toy.csv", '"a'), ("toy.tsv", "a\tb"), ("toy.tsv", "\n")]
)
def test_a_cell_that_would_break_the_table_is_refused(tmp_path, file, cell):
    with pytest.raises(ValueError, match="separator"):
        write(toy(file, COLUMNS), Table([[cell, "1", "a"]], []), tmp_path)


def test_a_rebuilt_file_is_compared_by_its_bytes_and_then_by_what_it_holds(tmp_path):
    def packed(name, text, method=zipfile.ZIP_DEFLATED):
        with zipfile.ZipFile(tmp_path / name, "w", method) as archive:
            archive.writestr(zipfile.ZipInfo("x"), text * 500, method)
        return tmp_path / name

    kept = packed("kept.npz", "data")
    assert build.compared(packed("same.npz", "data"), kept) == build.SAME
    assert build.compared(packed("repacked.npz", "data", zipfile.ZIP_STORED), kept) == build.REPACKED
    assert build.compared(packed("other.npz", "else"), kept) == build.DIFFERENT
    assert build.compared(kept, tmp_path / "nothing.npz") == build.DIFFERENT


def test_texts_packed_differently_hold_the_same(tmp_path):
    kept, rebuilt = tmp_path / "kept.tsv.gz", tmp_path / "rebuilt.tsv.gz"
    kept.write_bytes(gzip.compress(b"a\tb\n" * 999, 9, mtime=0))
    rebuilt.write_bytes(gzip.compress(b"a\tb\n" * 999, 1, mtime=5))
    assert build.compared(rebuilt, kept) == build.REPACKED


def test_an_unknown_name_is_refused_before_anything_is_fetched():
    command = [sys.executable, str(FOLDER / "build.py"), "mnist"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert "unknown: mnist; choose from mnist_10k" in done.stderr


@given(count=st.integers(0, 300), name=st.text(max_size=8))
def test_shuffled_is_a_permutation_that_the_name_decides(count, name):
    assert sorted(shuffled(count, name)) == list(range(count))
    assert shuffled(count, name) == shuffled(count, name)


def test_shuffled_stays_as_it_was():
    assert shuffled(6, "mnist_10k") == [0, 4, 2, 3, 1, 5]


@given(labels=st.lists(st.sampled_from("abc"), min_size=3, max_size=90), part=st.floats(0, 1))
def test_stratified_shares_the_classes_up_to_one(labels, part):
    size = int(part * len(labels))
    train, test = stratified(labels, size, "toy")
    assert sorted(train + test) == list(range(len(labels)))
    assert len(test) == size
    for label in set(labels):
        exact = size * labels.count(label) / len(labels)
        assert abs(sum(labels[index] == label for index in test) - exact) < 1


def test_the_order_within_a_part_does_not_show_how_it_was_chosen():
    labels = [index // 100 for index in range(1000)]
    train, _ = stratified(labels, 200, "toy")
    assert len({labels[index] for index in train[:100]}) == 10


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        ("Re: Fwd: [ILUG] re[2]: Doom for Linux", "Doom for Linux"),
        ("Write to jane.doe+x@mail.example.org now", "Write to <address> now"),
        ("CALL NOW.TEL:+225 05775748", "CALL NOW.TEL:<number>"),
        ("=?iso-8859-1?q?Good_news?=", "Good news"),
        ("  two \n  lines ", "two lines"),
        ("tombrandon,Cheap loans", "Cheap loans"),
        ("1,000 exams to be marked", "1,000 exams to be marked"),
        ("[tag]", "[tag]"),
        ("", None),
        ("ab", None),
        ("x" * 121, None),
        ("=?nothing?q?Hello?=", None),
        ("=?utf-8?q?caf=C3=A9_news?=", None),
        ("Ann Smith is out of the office", None),
        ("Hello rsharp2 ! You won", None),
        ("Free P*O*R*N here", None),
    ],
)
def test_subjects_are_cleaned(header, subject):
    assert cleaned(header) == subject


def test_subjects_that_differ_in_a_number_only_are_alike():
    assert likeness("Headlines for 2002-08-30") == likeness("Headlines for 2002-09-01")
    assert likeness("$100") != likeness("$200")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多少。", "5 characters, 4 lines"),
        ("春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多。", None),
        ("春眠不觉晓，处处闻啼鸟。。夜来风雨声，花落知多少。", None),
        ("春眠不觉晓，处处闻□鸟。夜来风雨声，花落知多少。", None),
        ("春眠不觉晓，处处闻啼鸟。", None),
        ("", None),
    ],
)
def test_regular_poems_are_recognised(text, form):
    assert regular_form(text) == form


def test_a_picture_is_laid_on_white_and_averaged(tmp_path):
    from PIL import Image

    pixels = np.zeros((64, 64, 4), np.uint8)
    pixels[:2, :2] = [(255, 0, 0, 255)]
    pixels[0, 2] = (0, 0, 0, 255)
    Image.fromarray(pixels, "RGBA").save(tmp_path / "a.png")
    small = _small(tmp_path / "a.png")
    assert small.shape == (3, 32, 32)
    assert small[:, 0, 0].tolist() == [255, 0, 0]
    assert small[:, 0, 1].tolist() == [191, 191, 191]
    assert small[:, 9, 9].tolist() == [255, 255, 255]


def tgz(content):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        member = tarfile.TarInfo("package/data.txt")
        member.size = len(content)
        tar.addfile(member, io.BytesIO(content))
    return out.getvalue()


@pytest.fixture
def registry(monkeypatch):
    """A client that brings one archive, and counts how often it is asked."""
    asked = []

    def fetch(package, box):
        asked.append(package)
        (box / "package.tgz").write_bytes(tgz(b"hello"))

    monkeypatch.setattr(packages, "_fetch", fetch)
    return asked


def test_a_package_is_verified_unpacked_and_kept(tmp_path, registry):
    package = Package("npm", "@scope/toy", "1.0.0", hashlib.sha256(tgz(b"hello")).hexdigest())
    for _ in range(2):
        assert (unpacked(package, tmp_path) / "package/data.txt").read_text() == "hello"
    assert registry == [package]


def test_a_package_that_is_another_one_is_refused(tmp_path, registry):
    package = Package("npm", "toy", "1.0.0", "0" * 64)
    with pytest.raises(FetchError, match=r"toy 1\.0\.0 \(npm\): expected sha256 0000"):
        unpacked(package, tmp_path)
    assert not (tmp_path / "toy-1.0.0").exists()


def test_a_missing_client_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FetchError, match="npm is not installed"):
        unpacked(Package("npm", "toy", "1.0.0", ""), tmp_path)
