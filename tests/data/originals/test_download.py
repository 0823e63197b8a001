"""Downloads from servers that misbehave: the file ends up there and right, or nothing does."""

import hashlib

import pytest
from misbehaving_server import MisbehavingServer, Script

from dlcourse.data.originals.download import Unavailable, fetch
from dlcourse.data.originals.files import RemoteFile

BODY = bytes(range(256)) * 2000


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with MisbehavingServer() as running:
        yield running


def remote(*mirrors, body=BODY, name="data.bin"):
    return RemoteFile(name, hashlib.md5(body).hexdigest(), mirrors)


def get(server, folder, *words, **options):
    """Fetch a file that the server sends as the words say."""
    script = server.scripts["data.bin"] = Script(BODY, words)
    fetch(remote(server.url), folder, timeout=0.4, **options)
    return script


def test_a_good_server_is_asked_once_and_the_cache_afterwards(server, tmp_path):
    script = get(server, tmp_path, "good")
    assert (tmp_path / "data.bin").read_bytes() == BODY
    assert fetch(remote(server.url), tmp_path) == tmp_path / "data.bin"
    assert script.asked == [None]


def test_folders_that_do_not_exist_are_made(server, tmp_path):
    get(server, tmp_path / "a" / "b", "good")
    assert (tmp_path / "a" / "b" / "data.bin").is_file()


def test_a_transfer_that_breaks_is_taken_up_where_it_stopped(server, tmp_path):
    script = get(server, tmp_path, "half", "half", "good")
    assert (tmp_path / "data.bin").read_bytes() == BODY
    half, quarter = len(BODY) // 2, len(BODY) // 4
    assert script.asked == [None, f"bytes={half}-", f"bytes={half + quarter}-"]


def test_a_server_that_cannot_resume_sends_everything_again(server, tmp_path):
    get(server, tmp_path, "half", "whole")
    assert (tmp_path / "data.bin").read_bytes() == BODY


@pytest.mark.parametrize("words", [("busy", "good"), ("slow", "good"), ("busy", "half", "good")])
def test_passing_trouble_is_waited_out(server, tmp_path, words):
    get(server, tmp_path, *words)
    assert (tmp_path / "data.bin").read_bytes() == BODY


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("missing", "404"),
        ("busy", "503"),
        ("half", r"ended after [\d,]+ of 512,000 bytes"),
        ("wrong", "wrong checksum"),
        ("slow", "timed out"),
    ],
)
def test_lasting_trouble_is_reported_and_leaves_nothing_behind(server, tmp_path, word, reason):
    with pytest.raises(Unavailable, match=reason) as caught:
        get(server, tmp_path, word, attempts=2)
    assert "data.bin" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("word", ["missing", "half", "wrong"])
def test_after_a_failure_another_try_succeeds(server, tmp_path, word):
    with pytest.raises(Unavailable):
        get(server, tmp_path, word, attempts=2)
    get(server, tmp_path, "good")
    assert (tmp_path / "data.bin").read_bytes() == BODY


def test_a_page_that_is_not_there_is_not_asked_for_again(server, tmp_path):
    script = server.scripts["data.bin"] = Script(BODY, ("missing",))
    with pytest.raises(Unavailable):
        fetch(remote(server.url), tmp_path, attempts=5)
    assert len(script.asked) == 1


def test_a_damaged_file_in_the_cache_is_replaced(server, tmp_path):
    (tmp_path / "data.bin").write_bytes(BODY[:100])
    get(server, tmp_path, "good")
    assert (tmp_path / "data.bin").read_bytes() == BODY


def test_the_next_mirror_is_tried(server, tmp_path):
    server.scripts |= {"first/data.bin": Script(BODY, ("wrong",)), "second/data.bin": Script(BODY)}
    fetch(remote(f"{server.url}none/", f"{server.url}first/", f"{server.url}second/"), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["data.bin"]


def test_nobody_listening_is_reported_with_the_address(tmp_path):
    with MisbehavingServer() as gone:
        url = gone.url
    with pytest.raises(Unavailable, match=f"{url} failed"):
        fetch(remote(url), tmp_path, attempts=1)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_a_file(server, tmp_path):
    server.scripts["data.bin"] = Script(b"")
    assert fetch(remote(server.url, body=b""), tmp_path).read_bytes() == b""
