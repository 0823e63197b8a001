"""``autograder collect`` and ``return``: zips of Moodle and Canvas, folders of mails, and faults in them."""

import json
import stat
import zipfile
from email.message import EmailMessage

import pytest
from nbcourse import NbgraderCourse
from nbgrader.api import Gradebook

from autograder.cli import main
from autograder.delivery import archive, mails
from autograder.grading.adjustments import read_adjustments, write_adjustments
from autograder.grading.task import Task, _about_chapter
from autograder.grading.time_stamps import read_stamp
from dlcourse.resources import resource

NOTEBOOK = "04_activations"
RELEASED = (resource("notebooks") / f"{NOTEBOOK}.ipynb").read_bytes()
MOODLE = "Archer Alice_1001_assignsubmission_file_"


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    course = NbgraderCourse(tmp_path_factory.mktemp("delivered"), NOTEBOOK)
    course.release()
    return course


@pytest.fixture
def course(released, tmp_path):
    return released.copy_to(tmp_path)


def own(text):
    """A notebook that differs from any other with another text."""
    return RELEASED.replace(
        b'"cells": [', b'"cells": [{"cell_type": "raw", "source": "%s"},' % text.encode(), 1
    )


def zipped(course, files):
    file = course.folder.parent / "all.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(name, content)
    return file


def collect(course, source, form, *words):
    return main(["collect", NOTEBOOK, str(source), "--from", form, *words, "--course", str(course.folder)])


def give_back(course, form, file):
    words = ["--to", form, "--out", str(file), "--course", str(course.folder)]
    return main(["return", NOTEBOOK, *words])


def filed(course):
    return {path.name for path in (course.folder / "submitted").glob("*")}


def content(course, student):
    return course.path("submitted", student).read_bytes()


def write_feedback(course, *students):
    for student in students:
        page = course.folder / "feedback" / student / NOTEBOOK / f"{NOTEBOOK}.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"the page of {student}")


def names_in(file):
    with zipfile.ZipFile(file) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def test_moodle_there_and_back(course, tmp_path, capsys):
    files = {
        f"{MOODLE}/{NOTEBOOK}.ipynb": own("alice"),
        "Bob Berg_1002_assignsubmission_file/my work.ipynb": own("bob"),
        f"Chen Carla_1003_assignsubmission_file_{NOTEBOOK}.ipynb": own("carla"),
        "Bob Berg_1002_assignsubmission_onlinetext_/onlinetext.html": "<p>hello",
        f"__MACOSX/{MOODLE}/._{NOTEBOOK}.ipynb": b"\0",
    }
    assert collect(course, zipped(course, files), "moodle") == 0, capsys.readouterr().err
    assert [content(course, name) for name in ("alice", "bob", "carla")] == [
        own(name) for name in ("alice", "bob", "carla")
    ]
    write_feedback(course, "alice", "bob", "carla")
    assert give_back(course, "moodle", tmp_path / "back.zip") == 0
    assert names_in(tmp_path / "back.zip") == {
        f"{MOODLE}/{NOTEBOOK}.html": "the page of alice",
        f"Bob Berg_1002_assignsubmission_file/{NOTEBOOK}.html": "the page of bob",
        f"Chen Carla_1003_assignsubmission_file_/{NOTEBOOK}.html": "the page of carla",
    }


def test_canvas_there_and_back(course, tmp_path, capsys):
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        gradebook.update_or_create_student("carla", lms_user_id="78")
        gradebook.update_or_create_assignment(NOTEBOOK, duedate="2026-11-01 12:00:00 UTC")
    files = {
        f"archeralice_12_340_{NOTEBOOK}-1.ipynb": own("alice"),
        "bergbob_LATE_56_341_work_1_2_.ipynb": own("bob"),
        f"someone_78_342_{NOTEBOOK}.ipynb": own("carla"),
    }
    source = zipped(course, files)
    assert collect(course, source, "canvas") == 2
    assert "--at" in capsys.readouterr().err and not filed(course)
    assert collect(course, source, "canvas", "--at", "2026-11-01 12:00") == 1
    assert "--late-at" in capsys.readouterr().err and filed(course) == {"alice", "carla"}
    late = ("--at", "2026-11-01 12:00", "--late-at", "2026-11-02 12:00")
    assert collect(course, source, "canvas", *late) == 0
    stamp = course.path("submitted", "bob").with_name("timestamp.txt").read_text()
    assert stamp.startswith("2026-11-02 12:00") and content(course, "bob") == own("bob")
    write_feedback(course, "alice", "bob")
    main(["student", "rename", "bob", "robert", "--course", str(course.folder)])
    assert give_back(course, "canvas", tmp_path / "back.zip") == 0
    assert names_in(tmp_path / "back.zip") == {
        f"archeralice_12_340_{NOTEBOOK}.html": "the page of alice",
        f"bergbob_LATE_56_341_{NOTEBOOK}.html": "the page of bob",
    }


def mail(sender, notebook, *, received="Mon, 30 Nov 2026 20:15:00 +0100", name=f"{NOTEBOOK}.ipynb"):
    message = EmailMessage()
    message["From"], message["To"], message["Message-ID"] = sender, "t@example.org", "<1@example.org>"
    message["Received"] = f"from somewhere by our server; {received}"
    message["Received"] = "from the sender's machine by somewhere; Thu, 01 Jan 2026 00:00:00 +0000"
    message["Date"] = "Thu, 01 Jan 2026 00:00:00 +0000"
    message.set_content("Here it is.")
    if notebook:
        message.add_attachment(notebook, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_mails_there_and_back(course, tmp_path, capsys):
    folder = tmp_path / "mails"
    folder.mkdir()
    (folder / "b first.eml").write_bytes(mail("Bob <BOB@example.org>", own("first")))
    later = mail(
        "bob@example.org", own("second"), received="Tue, 1 Dec 2026 08:00:00 +0000", name="Käse.ipynb"
    )
    (folder / "a later.eml").write_bytes(later)
    (folder / "strange.eml").write_bytes(mail("mallory@example.org", own("x")))
    (folder / "empty.eml").write_bytes(mail("alice@example.org", b""))
    assert collect(course, folder, "mail") == 1
    said = capsys.readouterr()
    assert "'mallory@example.org': the gradebook knows nobody" in said.err and "no attachment" in said.err
    assert filed(course) == {"bob"} and content(course, "bob") == own("second")
    here = course.path("submitted", "bob").parent
    assert (here / "timestamp.txt").read_text().startswith("2026-12-01 08:00")
    assert (here / f".{NOTEBOOK}.before-1").read_bytes() == own("first") and ".before-1" in said.out
    assert collect(course, folder, "mail") == 1 and capsys.readouterr().out.count("there already") == 2
    assert len(list(here.glob(".*before*"))) == 1
    write_feedback(course, "bob")
    assert give_back(course, "mail", tmp_path / "back.zip") == 0
    draft = names_in(tmp_path / "back.zip")["bob.eml"]
    assert (
        "To: bob@example.org" in draft and "In-Reply-To: <1@example.org>" in draft and "X-Unsent: 1" in draft
    )


def test_who_is_not_known_beyond_doubt_is_listed_and_named_by_a_list(course, tmp_path, capsys):
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        gradebook.update_or_create_student("bob2", first_name="Bob", last_name="Berg")
    files = {
        f"Bob Berg_7_assignsubmission_file_/{NOTEBOOK}.ipynb": own("bob"),
        f"Alice Archer_8_assignsubmission_file_/{NOTEBOOK}.ipynb": own("alice"),
        f"Archer Alice_9_assignsubmission_file_/{NOTEBOOK}.ipynb": own("a second account"),
        f"Team 3-Carla Chen_10_assignsubmission_file_/{NOTEBOOK}.ipynb": own("carla"),
        "notes.txt": "x",
    }
    source = zipped(course, files)
    assert collect(course, source, "moodle") == 1
    said = capsys.readouterr().err
    assert "'Bob Berg_7': this may be bob or bob2" in said and "'Team 3-Carla Chen_10': the gradebook" in said
    assert "'Alice Archer_8': others are alice as well" in said and "'notes.txt': its name is not" in said
    assert filed(course) == set()
    names = tmp_path / "names.csv"
    names.write_text("name,id\nBob Berg_7,bob2\nTeam 3-Carla Chen_10,nobody\n")
    assert collect(course, source, "moodle", "--names", str(names)) == 2
    names.write_text("name,id\nBob Berg_7,bob2\nTeam 3-Carla Chen_10,carla\n")
    assert collect(course, source, "moodle", "--names", str(names)) == 1
    assert filed(course) == {"bob2", "carla"} and content(course, "bob2") == own("bob")


def test_what_was_there_is_never_lost(course, capsys):
    for text, outcome in (("one", "Filed"), ("one", "there already"), ("two", "what was there is kept")):
        source = zipped(course, {f"{MOODLE}/{NOTEBOOK}.ipynb": own(text)})
        assert collect(course, source, "moodle", "--at", "2026-11-01 12:00") == 0
        assert outcome in capsys.readouterr().out
    here = course.path("submitted", "alice").parent
    assert content(course, "alice") == own("two")
    assert (here / f".{NOTEBOOK}.before-1").read_bytes() == own("one")


def link(name):
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info


REFUSED = {
    "out of the zip": ({f"../{MOODLE}/{NOTEBOOK}.ipynb": b"{}"}, "leads out of the zip"),
    "from the root": ({f"/tmp/{MOODLE}/{NOTEBOOK}.ipynb": b"{}"}, "leads out of the zip"),
    "by a backslash": ({f"{MOODLE}/..\\..\\{NOTEBOOK}.ipynb": b"{}"}, "leads out of the zip"),
    "a link": ({link(f"{MOODLE}/{NOTEBOOK}.ipynb"): b"/etc/passwd"}, "it is a link"),
    "two notebooks": ({f"{MOODLE}/a.ipynb": b"{}", f"{MOODLE}/b.ipynb": b"{}"}, "several notebooks"),
    "no notebook": ({f"{MOODLE}/a.pdf": b"{}"}, "no notebook, only 'a.pdf'"),
    "a bomb": ({f"{MOODLE}/{NOTEBOOK}.ipynb": b" " * 3_000_000}, "more than the"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_costs_nobody_else(course, case, capsys, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_WITH_OUTPUTS", 2_000_000)
    files, complaint = REFUSED[case]
    source = zipped(course, {**files, f"Bob Berg_2_assignsubmission_file_/{NOTEBOOK}.ipynb": own("bob")})
    before = set(course.folder.parent.rglob("*"))
    assert collect(course, source, "moodle") == 1
    assert complaint in capsys.readouterr().err
    assert filed(course) == {"bob"} and content(course, "bob") == own("bob")
    new = {path.relative_to(course.folder).parts[0] for path in set(course.folder.parent.rglob("*")) - before}
    assert new <= {"submitted", "collected"}


def test_a_password_and_damage_cost_nobody_else(course, capsys):
    files = {
        f"{MOODLE}/{NOTEBOOK}.ipynb": own("alice"),
        f"Berg Bob_2_assignsubmission_file_/{NOTEBOOK}.ipynb": own("bob"),
    }
    source = zipped(course, files)
    data = bytearray(source.read_bytes())
    entry = data.index(b"PK\x01\x02")  # alice's, in the list of files at the end
    data[entry + 8] |= 1
    source.write_bytes(data)
    assert collect(course, source, "moodle") == 1 and "it has a password" in capsys.readouterr().err
    data[entry + 8] &= ~1
    data[entry + 16] ^= 0xFF  # the checksum
    source.write_bytes(data)
    assert collect(course, source, "moodle") == 1 and "it is damaged in the zip" in capsys.readouterr().err
    assert filed(course) == {"bob"}


def test_the_whole_zip_has_limits(course, capsys, monkeypatch):
    source = zipped(course, {f"x{number}": b"" for number in range(30)})
    monkeypatch.setattr(archive, "MOST_MEMBERS", 20)
    assert collect(course, source, "moodle") == 2 and "more than the 20" in capsys.readouterr().err
    monkeypatch.setattr(archive, "MOST_MEMBERS", 30)
    monkeypatch.setattr(archive, "MOST_BYTES", len(RELEASED) + 100)
    files = {
        f"Berg Bob_2_assignsubmission_file_/{NOTEBOOK}.ipynb": own("bob"),
        f"{MOODLE}/{NOTEBOOK}.ipynb": own("a"),
    }
    assert collect(course, zipped(course, files), "moodle") == 1
    assert "the zip holds more than" in capsys.readouterr().err and filed(course) == {"bob"}


def test_what_is_no_zip_is_told(course, tmp_path, capsys):
    (tmp_path / "no.zip").write_bytes(b"PK\x03\x04 nothing")
    for source in (tmp_path / "no.zip", tmp_path / "nowhere.zip", tmp_path):
        assert collect(course, source, "moodle") == 2
        assert "cannot be read as a zip" in capsys.readouterr().err
    assert collect(course, tmp_path, "mail") == 2 and "has no mails" in capsys.readouterr().err


def test_names_in_other_encodings_are_found(course):
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        gradebook.update_or_create_student("wang", first_name="小明", last_name="王")
        gradebook.update_or_create_student("jose", first_name="José", last_name="Nuñez")
    source = zipped(
        course,
        {
            f"王小明_1_assignsubmission_file_/{NOTEBOOK}.ipynb": own("wang"),
            f"JOSE\u0301 Nun\u0303ez_2_assignsubmission_file_/{NOTEBOOK}.ipynb": own("jose"),
        },
    )
    data = source.read_bytes()
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):  # programs that write UTF-8 and do not say so
        start, place = 0, 6 if mark == b"PK\x03\x04" else 8
        while (start := data.find(mark, start)) >= 0:
            flags = int.from_bytes(data[start + place : start + place + 2], "little") & ~0x800
            data = data[: start + place] + flags.to_bytes(2, "little") + data[start + place + 2 :]
            start += 4
    source.write_bytes(data)
    assert collect(course, source, "moodle") == 0
    assert content(course, "wang") == own("wang") and content(course, "jose") == own("jose")


HOSTILE_MAILS = {
    "two senders": mail("alice@example.org, bob@example.org", own("x")),
    "no sender": mail("alice@example.org", own("x")).replace(b"From:", b"Form:"),
    "no time": mail("alice@example.org", own("x")).replace(b"Received:", b"R:").replace(b"Date:", b"D:"),
    "an odd time": mail("alice@example.org", own("x"), received="some day").replace(b"Date:", b"D:"),
    "parts in parts": b"From: alice@example.org\n"
    + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(5000)),
    "an endless header": b"From: " + b"(" * 5_000_000,
    "no text at all": bytes(range(256)) * 100,
    "an odd encoding": mail("alice@example.org", own("x")).replace(b"octet-stream", b'x; name*="=?x?b?="', 1),
    "too large": b"From: alice@example.org\n\n" + b"x" * 3_000_000,
}


@pytest.mark.parametrize("case", HOSTILE_MAILS)
def test_a_mail_that_cannot_be_used_costs_nobody_else(course, tmp_path, case, capsys, monkeypatch):
    if case == "too large":
        monkeypatch.setattr(mails, "LARGEST_MAIL", 2_000_000)
    folder = tmp_path / "mails"
    folder.mkdir()
    (folder / "good.eml").write_bytes(mail("bob@example.org", own("bob")))
    (folder / "odd.eml").write_bytes(HOSTILE_MAILS[case])
    (folder / "link.eml").symlink_to(folder / "good.eml")
    assert collect(course, folder, "mail") == 1
    said = capsys.readouterr().err
    assert "'link.eml'" in said and content(course, "bob") == own("bob")
    assert case == "an odd encoding" or ("'odd.eml'" in said and filed(course) == {"bob"})


def test_feedback_that_would_be_wrong_is_left_out(course, tmp_path, capsys):
    assert (
        give_back(course, "moodle", tmp_path / "back.zip") == 2 and "no feedback" in capsys.readouterr().err
    )
    collect(course, zipped(course, {f"{MOODLE}/{NOTEBOOK}.ipynb": own("alice")}), "moodle")
    write_feedback(course, "alice", "bob")
    assert give_back(course, "moodle", tmp_path / "back.zip") == 0
    said = capsys.readouterr()
    assert "the feedback of alice\n" in said.out and "bob did not hand in by moodle" in said.out
    decisions = read_adjustments(course.folder)
    decisions.teams["red"] = ["alice", "bob"]
    write_adjustments(course.folder, decisions)
    assert give_back(course, "moodle", tmp_path / "back.zip") == 0
    assert "bob is in the team of alice" in capsys.readouterr().out
    graded = course.path("autograded", "alice")
    graded.parent.mkdir(parents=True)
    graded.write_text(json.dumps({}))
    assert give_back(course, "moodle", tmp_path / "back.zip") == 1
    assert "alice was graded again" in capsys.readouterr().err
    assert names_in(tmp_path / "back.zip") == {}


def test_to_collect_the_same_again_changes_no_time(course, capsys):
    first = zipped(course, {f"{MOODLE}/{NOTEBOOK}.ipynb": RELEASED})
    assert collect(course, first, "moodle", "--at", "2026-12-01 12:37") == 0
    before = read_stamp(course.path("submitted", "alice").parent)
    assert collect(course, first, "moodle", "--at", "2026-12-01 11:30") == 0
    assert "The same file is there already" in capsys.readouterr().out
    assert read_stamp(course.path("submitted", "alice").parent) == before
    older = zipped(course, {f"{MOODLE}/{NOTEBOOK}.ipynb": own("older")})
    assert collect(course, older, "moodle", "--at", "2026-12-01 11:30") == 0
    assert "What is there was handed in later, so it stays" in capsys.readouterr().out
    assert content(course, "alice") == RELEASED


def other_chapter():
    return (resource("notebooks") / "02_tensors.ipynb").read_bytes()


def test_another_chapter_is_listed_and_takes_the_place_of_nothing(course, tmp_path, capsys):
    right = zipped(course, {f"{MOODLE}/{NOTEBOOK}.ipynb": own("alice")})
    assert collect(course, right, "moodle") == 0
    wrong = zipped(course, {f"{MOODLE}/{NOTEBOOK}.ipynb": other_chapter()})
    assert collect(course, wrong, "moodle") == 1
    assert f"this is 02_tensors, not {NOTEBOOK}" in capsys.readouterr().err
    file = tmp_path / "sent.ipynb"
    file.write_bytes(other_chapter())
    assert main(["receive", "alice", NOTEBOOK, str(file), "--course", str(course.folder)]) == 2
    assert "this is 02_tensors" in capsys.readouterr().err
    assert content(course, "alice") == own("alice")
    released = course.path("release").read_text()
    (note,) = _about_chapter(Task("alice", NOTEBOOK, NOTEBOOK, other_chapter(), released, None))
    assert note.startswith(f"This is 02_tensors, not {NOTEBOOK}")
    assert not _about_chapter(Task("alice", NOTEBOOK, NOTEBOOK, released.encode(), released, None))
