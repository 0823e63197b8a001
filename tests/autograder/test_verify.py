"""``autograder verify``: what is not the course's to the last letter is refused with the reason."""

import json
import re
import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from autograder.cli import main
from autograder.transcripts.files import read_transcript, write_transcript
from autograder.transcripts.page import START
from autograder.transcripts.record import number
from autograder.transcripts.signing import NotGenuineError, canonical, public_text, read_public, sign

NOTEBOOK = "04_activations"
SAID = "Look at the <b>border</b> & the corner.\n</script><script>alert(1)</script>"
KEY = Ed25519PrivateKey.generate()
GOAL = {
    "goal": "activations.forward",
    "title": "1. Five functions",
    "points": 7.25,
    "possible": 10,
    "mastery": 72,
    "bonus": False,
    "marked": "by the check",
    "waits_for": "",
    "note": "",
    "comments": [SAID],
}
DOCUMENT = {
    "kind": "dlcourse transcript 1",
    "course": {"id": "dl-2026", "edition": "0.2.0"},
    "student": {"id": "mei", "name": "王 Měi"},
    "issued": "2026-12-01T10:00:00Z",
    "covers": "the whole course",
    "points": 7.25,
    "possible": 10,
    "waiting": 0,
    "assignments": [
        {
            "assignment": NOTEBOOK,
            "title": "Activation functions",
            "state": "graded",
            "points": 7.25,
            "possible": 10,
            "late_penalty": 0,
            "waiting": 0,
            "handed_in": "2026-11-20T10:00:00Z",
            "graded_by_edition": "0.2.0",
            "goals": [GOAL],
        }
    ],
}


@pytest.fixture
def files(tmp_path):
    """The page, the JSON document and the public key."""
    page, text = write_transcript(DOCUMENT, KEY)
    found = {"html": tmp_path / "mei.html", "json": tmp_path / "mei.json", "key": tmp_path / "key.pem"}
    for file, content in zip(found.values(), (page, text, public_text(KEY)), strict=True):
        file.write_text(content, encoding="utf-8", newline="")
    return found


def read(files, ending):
    return read_transcript(files[ending], read_public(files["key"]))


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")


@pytest.mark.parametrize("ending", ["html", "json"])
def test_what_was_written_is_genuine_and_says_what_was_signed(files, ending):
    found = dict(read(files, ending))
    assert len(found.pop("page_sha256")) == 64
    assert found == DOCUMENT


@pytest.mark.parametrize("ending", ["html", "json"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"points": 7.25', '"points": 10'),
        ("王 Měi", "王 Mei"),
        ('"id": "mei"', '"id": "bob"'),
        ("dl-2026", "dl-2025"),
        ("2026-12-01T10", "2026-12-02T10"),
        ("the corner", "a corner"),
        ('"bonus": false', '"bonus": true'),
        ('"Ed25519"', '"none"'),
    ],
)
def test_a_changed_word_is_noticed(files, ending, old, new):
    change(files[ending], old, new)
    with pytest.raises(NotGenuineError, match="was changed after it had been signed"):
        read(files, ending)


def test_what_the_page_shows_is_proved_too(files):
    """The document in the page is left alone; what a reader sees is another number."""
    change(files["html"], '7.25 <span class="soft">of 10</span>', '9.25 <span class="soft">of 10</span>')
    with pytest.raises(NotGenuineError, match="what the page shows was changed"):
        read(files, "html")


@pytest.mark.parametrize("more", ["<p>passed</p>", f"{START}{{}}</script>"])
def test_nothing_can_be_added_to_a_page(files, more):
    change(files["html"], "</body>", more + "</body>")
    with pytest.raises(NotGenuineError, match="what the page shows was changed"):
        read(files, "html")


def test_a_document_in_front_of_the_signed_one_is_not_believed(files):
    change(files["html"], "<body>", f"<body>{START}{{}}</script>")
    with pytest.raises(NotGenuineError, match="not the form of a signed transcript"):
        read(files, "html")


@pytest.mark.parametrize("ending", ["html", "json"])
def test_the_signature_of_another_key_is_told_by_its_name(files, ending):
    files["key"].write_text(public_text(Ed25519PrivateKey.generate()))
    with pytest.raises(NotGenuineError, match="signed with another key than the one that you named"):
        read(files, ending)


@pytest.mark.parametrize("ending", ["html", "json"])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.9, 0.99])
def test_a_file_that_is_cut_short_is_refused(files, ending, share):
    text = files[ending].read_text(encoding="utf-8")
    files[ending].write_text(text[: int(share * len(text))], encoding="utf-8", newline="")
    with pytest.raises(NotGenuineError, match=r"cut short|what the page shows"):
        read(files, ending)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "{" * 100_000,
        '{"transcript": 1, "signature": 2}',
        '{"transcript": {"points": NaN}, "signature": {"key": "", "value": ""}}',
        '{"transcript": {}, "signature": {"key": "", "value": "no base64!"}}',
        '{"transcript": {}, "signature": {"key": "", "value": ""}}',
        '{"transcript": {"name": "\\ud800"}, "signature": {"key": "", "value": ""}}',
        f"{START}{{",
        f"{START}[]</script>",
    ],
)
def test_what_is_no_transcript_is_refused_in_one_sentence(files, text):
    files["json"].write_text(text)
    with pytest.raises(NotGenuineError) as caught:
        read(files, "json")
    assert len(str(caught.value).splitlines()) == 1


def test_bytes_that_are_no_text_are_refused(files):
    files["json"].write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NotGenuineError, match="no text in UTF-8"):
        read(files, "json")


def test_an_entry_twice_or_beside_the_signed_ones_is_refused(files):
    text = files["json"].read_text(encoding="utf-8")
    files["json"].write_text(text.replace('"covers"', '"points": 100,\n"covers"'), encoding="utf-8")
    with pytest.raises(NotGenuineError, match="no JSON document"):
        read(files, "json")
    files["json"].write_text(text.replace("{", '{"points": 100,', 1), encoding="utf-8")
    with pytest.raises(NotGenuineError, match="something in it was changed"):
        read(files, "json")


def test_blanks_order_and_line_ends_make_no_difference(files):
    signed = json.loads(files["json"].read_text(encoding="utf-8"))
    turned = dict(reversed(signed.items()))
    turned["transcript"] = dict(reversed(signed["transcript"].items()))
    files["json"].write_text("\ufeff" + json.dumps(turned, indent=4), encoding="utf-8", newline="\r\n")
    assert read(files, "json")["points"] == 7.25
    files["html"].write_text(files["html"].read_text(encoding="utf-8"), encoding="utf-8", newline="\r\n")
    assert read(files, "html")["points"] == 7.25


def test_the_signed_bytes_are_those_of_rfc_8785():
    text = '{"a":[1,7.25,true,""],"b":{"id":"王","text":"\\n\\u0007\\"\\\\/<"}}'
    assert canonical({"b": {"text": '\n\x07"\\/<', "id": "王"}, "a": [1, 7.25, True, ""]}) == text.encode()
    key = load_pem_public_key(public_text(KEY).encode())
    assert sign({"a": 1}, KEY)["signature"]["algorithm"] == "Ed25519"
    key.verify(KEY.sign(canonical({"a": 1})), b'{"a":1}')


def test_numbers_are_written_as_every_program_writes_them():
    written = [json.dumps(number(value)) for value in (4, 4.0, 7.25, 1 / 3, 0.1 + 0.2, -0.001, 1e3)]
    assert written == ["4", "4", "7.25", "0.33", "0.3", "0", "1000"]


def test_nothing_that_was_written_by_hand_becomes_an_element(files):
    page = files["html"].read_text(encoding="utf-8")
    assert page.count("<script") == page.count("</script>") == 1
    assert "&lt;b&gt;border&lt;/b&gt; &amp; the corner." in page
    assert re.findall(r"""(?:src|href)=["']|url\(""", page) == []
    assert "default-src 'none'" in page


def test_verifying_needs_neither_a_course_nor_nbgrader(files, tmp_path):
    program = (
        "import sys; from autograder.cli import main; status = main(sys.argv[1:])\n"
        "sys.exit(status or 10 * ('nbgrader.api' in sys.modules or 'torch' in sys.modules))"
    )
    words = ["verify", str(files["html"]), "--key", str(files["key"])]
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert "mei.html is genuine" in done.stdout and "王 Měi (mei), dl-2026, edition 0.2.0" in done.stdout
    assert "together: 7.25 of 10" in done.stdout


def test_the_command_says_why_something_is_not_genuine(files, capsys):
    change(files["json"], "王 Měi", "Bob")
    assert main(["verify", str(files["json"]), "--key", str(files["key"])]) == 1
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1
    assert "mei.json is not genuine: something in it was changed" in said.err


def test_what_is_no_key_and_what_is_not_there_is_said(files, tmp_path, capsys):
    words = ["verify", str(files["json"]), "--key"]
    assert main([*words, str(files["json"])]) == 2
    assert "holds no public Ed25519 key; 'autograder public-key' writes one" in capsys.readouterr().err
    assert main([*words, str(tmp_path / "none.pem")]) == 2
    assert "none.pem cannot be read" in capsys.readouterr().err
    assert main(["verify", str(tmp_path / "none.json"), "--key", str(files["key"])]) == 2
    assert "none.json cannot be read" in capsys.readouterr().err
