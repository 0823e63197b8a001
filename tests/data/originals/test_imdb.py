"""The IMDB archive: reviews come out in order with their stars, and nothing ever reaches the disk."""

import io
import tarfile

import pytest

from dlcourse.data.originals.imdb import read_imdb

REVIEWS = {
    "aclImdb/train/pos/0_9.txt": "Great.<br /><br />Café!",
    "aclImdb/train/neg/0_2.txt": "Dull.",
    "aclImdb/train/neg/10_1.txt": "Third.",
    "aclImdb/train/pos/2_10.txt": "Second.",
    "aclImdb/test/pos/5_7.txt": "Fine.",
    "aclImdb/test/neg/4_4.txt": "No.",
}
OTHERS = {
    "aclImdb/README": "About",
    "aclImdb/train/unsup/0_0.txt": "No label.",
    "aclImdb/train/urls_pos.txt": "an address",
    "aclImdb/train/pos/notes.txt": "not a review",
}


def archive(path, texts, *more):
    with tarfile.open(path, "w:gz") as tar:
        for name, text in texts.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            tar.addfile(member, io.BytesIO(text.encode()))
        for member in more:
            tar.addfile(member)
    return path


def test_reviews_come_in_the_order_of_their_numbers(tmp_path):
    parts = read_imdb(archive(tmp_path / "imdb.tar.gz", REVIEWS | OTHERS))
    train = parts["train"]
    assert train["x"].tolist() == ["Dull.", "Great.<br /><br />Café!", "Second.", "Third."]
    assert train["y"].tolist() == [0, 1, 1, 0]
    assert train["stars"].tolist() == [2, 9, 10, 1]
    assert parts["test"]["x"].tolist() == ["No.", "Fine."]
    assert all(type(text) is str for text in train["x"])


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/evil.txt", "aclImdb/../../evil.txt", "aclImdb\\..\\..\\evil"]
)
def test_a_name_that_leads_outside_is_refused(tmp_path, name):
    inside = tmp_path / "deep" / "down"
    inside.mkdir(parents=True)
    path = archive(inside / "imdb.tar.gz", REVIEWS | {name: "evil"})
    with pytest.raises(ValueError, match="leads outside"):
        read_imdb(path)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE])
def test_a_review_that_is_no_plain_file_is_refused(tmp_path, kind):
    link = tarfile.TarInfo("aclImdb/train/pos/7_8.txt")
    link.type, link.linkname = kind, "/etc/passwd"
    with pytest.raises(ValueError, match="not a plain file"):
        read_imdb(archive(tmp_path / "imdb.tar.gz", REVIEWS, link))


def test_reading_writes_nothing(tmp_path, monkeypatch):
    path = archive(tmp_path / "imdb.tar.gz", REVIEWS)
    monkeypatch.chdir(tmp_path)
    read_imdb(path)
    assert list(tmp_path.iterdir()) == [path]


def test_an_archive_without_reviews_is_refused(tmp_path):
    only_train = {name: text for name, text in REVIEWS.items() if "/train/" in name}
    with pytest.raises(ValueError, match="no reviews in aclImdb/test"):
        read_imdb(archive(tmp_path / "imdb.tar.gz", only_train))
