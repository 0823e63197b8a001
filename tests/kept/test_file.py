"""One file for each chapter: sections that are written anew, read back and executed one after the other."""

import pytest

from dlcourse.kept.file import ChapterFile, file_of, keep, read
from dlcourse.kept.source import Written

IM2COL = Written(["import numpy as np"], {"im2col": "def im2col(x):\n    return np.ravel(x)"})
CONV = Written(
    ["import numpy as np", "import math"],
    {"im2col": IM2COL.statements["im2col"], "conv": "def conv(x):\n    return math.pi * im2col(x)"},
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / ".dlcourse").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_file_reads_well_and_is_python(folder):
    keep("cnn_layers.im2col", "8.3 Windows as columns", [IM2COL])
    file = keep("cnn_layers.conv", "8.4 By columns", [CONV])
    assert file == folder / "mine" / "cnn_layers.py"
    text = file.read_text(encoding="utf-8")
    assert text.count("import numpy as np\n") == 1 and text.count("def im2col") == 1
    assert "# %% cnn_layers.conv · 8.4 By columns\n\ndef conv(x):" in text
    compile(text, "mine.py", "exec")


def test_a_section_is_written_anew_and_what_the_student_added_stays(folder):
    keep("cnn_layers.im2col", "8.3", [IM2COL])
    file = keep("cnn_layers.conv", "8.4", [CONV])
    file.write_text(
        file.read_text(encoding="utf-8").replace('"""What', '# my own remark\n"""What'), encoding="utf-8"
    )
    keep("cnn_layers.im2col", "8.3", [Written([], {"im2col": "def im2col(x):\n    return np.array([x, x])"})])
    assert "# my own remark" in file.read_text(encoding="utf-8")
    assert [section.id for section in read("cnn_layers").sections] == ["cnn_layers.im2col", "cnn_layers.conv"]
    names = read("cnn_layers").namespaces(str(file))
    assert names["cnn_layers.conv"]["conv"](1).shape == (2,)


def test_a_later_section_does_not_change_an_earlier_one(folder):
    file = keep(
        "a.one", "1", [Written([], {"help": "def help():\n    return 1", "f": "def f():\n    return help()"})]
    )
    keep(
        "a.two", "2", [Written([], {"help": "def help():\n    return 2", "g": "def g():\n    return help()"})]
    )
    names = read("a").namespaces(str(file))
    assert names["a.one"]["f"]() == 1 and names["a.two"]["g"]() == 2


def test_an_error_in_the_file_names_its_line(folder):
    file = keep("a.one", "1", [Written([], {"f": "def f():\n    return 1"})])
    keep("a.two", "2", [Written([], {"g": "def g():\n    return 1 / 0"})])
    number = 1 + file.read_text(encoding="utf-8").splitlines().index("    return 1 / 0")
    with pytest.raises(ZeroDivisionError) as stopped:
        read("a").namespaces(str(file))["a.two"]["g"]()
    assert stopped.traceback[-1].lineno + 1 == number


def test_reading_what_was_written_changes_nothing(folder):
    file = keep("a.one", "1 Title · with a dot", [IM2COL])
    text = file.read_text(encoding="utf-8")
    assert str(ChapterFile.parse(text)) == text


def test_without_a_course_folder_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert file_of("a") is None and keep("a.one", "1", [IM2COL]) is None
    assert list(tmp_path.iterdir()) == []
