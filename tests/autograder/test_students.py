"""The list of students: what is read from a CSV file, and what is said about a line that cannot be used."""

import csv

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.course.students import COLUMNS, Student, note_terms, read_students
from autograder.course_error import CourseError
from autograder.grading.adjustments import read_adjustments

ids = st.from_regex(r"[\w@][\w@.-]{0,12}", fullmatch=True)
names = st.none() | st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
students = st.lists(st.builds(Student, ids, names, names, names), unique_by=lambda student: student.id)


def written(tmp_path, text, encoding="utf-8"):
    file = tmp_path / "students.csv"
    file.write_text(text, encoding=encoding, newline="")
    return file


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    students,
    st.permutations(COLUMNS),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["utf-8", "utf-8-sig"]),
)
def test_what_a_spreadsheet_writes_is_read_back(tmp_path, students, columns, newline, quoting, encoding):
    file = tmp_path / "students.csv"
    with file.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(
            stream, columns, lineterminator=newline, quoting=quoting, extrasaction="ignore"
        )
        writer.writeheader()
        writer.writerows(vars(student) for student in students)
    assert read_students(file) == students


def test_only_the_id_is_required_and_other_columns_are_left_out(tmp_path):
    file = written(tmp_path, "group,id,email\nA, alice , \nB,bob,bob@example.org\n")
    assert read_students(file) == [Student("alice"), Student("bob", email="bob@example.org")]


def test_teams_and_extra_time_change_only_where_the_list_says_so(tmp_path):
    first = "id,team,extra_time\nalice,red,1.5\nbob,red,\ncarla,blue,\n"
    note_terms(read_students(written(tmp_path, first)), tmp_path)
    now = read_adjustments(tmp_path)
    assert now.teams == {"red": ["alice", "bob"], "blue": ["carla"]} and now.extra_time == {"alice": 1.5}
    note_terms(read_students(written(tmp_path, "id\nalice\ndora\n")), tmp_path)
    assert read_adjustments(tmp_path) == now
    note_terms(read_students(written(tmp_path, "id,team,extra_time\nalice,,\ncarla,red,2\n")), tmp_path)
    now = read_adjustments(tmp_path)
    assert now.teams == {"red": ["bob", "carla"]} and now.extra_time == {"alice": 1, "carla": 2}


def test_empty_lines_at_the_end_are_no_students(tmp_path):
    assert read_students(written(tmp_path, "id,email\nalice,a@example.org\n,\n\n")) == [
        Student("alice", email="a@example.org")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the first line must name the columns, id,first_name,last_name,email"),
        ("id;first_name\nalice;Alice\n", "commas between them); it is 'id;first_name'"),
        ("first_name,email\nAlice,a@example.org\n", "only id is required"),
        ("id\nalice\nbob\nalice\n", "more than one line has the id alice"),
        ("id,email\nalice,\n,b@example.org\n", "line 3: '' cannot be a student's id"),
        ("id,extra_time\nbob,some\n", "line 2: extra_time is a factor from 1 to 10 such as 1.25, not 'some'"),
        ("id,extra_time\nbob,0.5\n", "not '0.5'"),
        ("id\na+b\n", "line 2: 'a+b' cannot be a student's id"),
        ("id\n../../etc\n", "line 2: '../../etc' cannot"),
        ("id\n.hidden\n", "line 2: '.hidden' cannot"),
        ("id\nal ice\n", "line 2: 'al ice' cannot"),
        ("id\n[ab]*\n", "line 2: '[ab]*' cannot"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path, text, message):
    with pytest.raises(CourseError) as caught:
        read_students(written(tmp_path, text))
    assert "students.csv" in str(caught.value) and message in str(caught.value)


def test_another_encoding_is_named(tmp_path):
    with pytest.raises(CourseError, match="not UTF-8 text; save it as 'CSV UTF-8'"):
        read_students(written(tmp_path, "id,last_name\njoerg,Jörg\n", encoding="latin-1"))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CourseError, match=r"none\.csv cannot be read: No such file"):
        read_students(tmp_path / "none.csv")
