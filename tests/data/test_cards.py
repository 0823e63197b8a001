"""Every data file has a complete card, the right checksum, and a licence; together they stay small."""

import dataclasses
import hashlib
import json

import pytest

from dlcourse.data.card import card_of, read_card
from dlcourse.data.embedded import embedded_names
from dlcourse.data.loading import find_card, names
from dlcourse.resources import resource

FOLDER = resource("datasets")
EMBEDDED = embedded_names()
NOT_IN_DATASETS = [
    *(name for name in names() if name not in EMBEDDED),
    "mnist",
    "fashion_mnist",
    "cifar10",
    "imdb",
]


@pytest.mark.parametrize("name", EMBEDDED)
def test_the_checksum_and_the_size_are_those_of_the_file(name):
    card = find_card(name)
    data = (FOLDER / card.file).read_bytes()
    assert hashlib.sha256(data).hexdigest() == card.sha256
    assert len(data) == card.bytes


@pytest.mark.parametrize("name", EMBEDDED)
def test_a_card_leaves_nothing_out(name):
    card = find_card(name)
    optional = {"baseline", "notes", "classes", "columns"}
    empty = [field.name for field in dataclasses.fields(card) if not getattr(card, field.name)]
    assert set(empty) <= optional
    assert card.name == name
    assert all(source.keys() == {"registry", "package", "version"} for source in card.sources)
    assert all(field.meaning and field.dtype for field in card.fields)


@pytest.mark.parametrize("name", NOT_IN_DATASETS)
def test_the_cards_of_other_data_are_complete_too(name):
    card = card_of(name)
    in_datasets_only = {"file", "bytes", "sha256"}
    optional = {"baseline", "notes", "classes", "columns", *in_datasets_only}
    empty = {field.name for field in dataclasses.fields(card) if not getattr(card, field.name)}
    assert in_datasets_only <= empty <= optional
    assert card.name == name


@pytest.mark.parametrize("name", EMBEDDED)
def test_a_card_is_written_in_one_way(name):
    text = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_every_file_has_a_card_and_every_card_a_file():
    files = {path.name for path in FOLDER.iterdir() if path.is_file()} - {"build.py", "LICENSES.md"}
    expected = {f"{name}.json" for name in EMBEDDED} | {find_card(name).file for name in EMBEDDED}
    assert files == expected


def test_all_files_together_stay_below_twenty_megabytes():
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) <= 20_000_000


def test_the_licences_page_names_every_file():
    page = (FOLDER / "LICENSES.md").read_text(encoding="utf-8")
    for name in EMBEDDED:
        assert f"`{find_card(name).file}`" in page
    for demanded in (
        "Copyright (c) 2017 Zalando SE",
        "2016 JackeyGao",
        "Carnegie Mellon",
        "Unicode, Inc.",
        "BY-SA",
    ):
        assert demanded in page


def test_a_card_that_lacks_an_entry_is_refused(tmp_path):
    entries = json.loads((FOLDER / "co2.json").read_text(encoding="utf-8"))
    del entries["licence"]
    path = tmp_path / "co2.json"
    path.write_text(json.dumps(entries))
    with pytest.raises(TypeError, match="licence"):
        read_card(path)
