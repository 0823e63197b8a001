"""The tables that other systems read: columns as their own importers want them."""

from collections.abc import Callable, Collection, Sequence

from autograder.exports.marks import Marks, Person

Cell = str | float | None
"""Text, a number, or nothing."""

Table = Sequence[Sequence[Cell]]

EXEMPT = "excused"
"""In a spreadsheet, of whom an assignment is not asked."""

CANVAS_EXEMPT = "EX"
"""Canvas's sign for it."""

NO_GRADE = "-"
"""Moodle's sign for it; an empty cell of a new column it would take for a grade."""


def canvas(marks: Marks) -> Table:
    """For Canvas's gradebook: *Import*.

    Canvas finds a student by ``ID``, else ``SIS User ID``, else ``SIS Login ID``, else by name. Its importer
    wants these five columns in this order, then one for each assignment, and a row ``Points Possible``.
    ``ID`` is nbgrader's ``lms_user_id`` (Canvas's own number), ``SIS Login ID`` the student's id.

    Source: the importer in Canvas's own code, ``lib/gradebook_importer.rb`` of instructure/canvas-lms.
    """
    return [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *marks.assignments],
        ["    Points Possible", "", "", "", "", *(marks.possible[name] for name in marks.assignments)],
        *([p.name, p.lms_user_id, "", p.id, "", *_row(marks, p, exempt=CANVAS_EXEMPT)] for p in marks.people),
    ]


def moodle(marks: Marks) -> Table:
    """For Moodle's gradebook: *Import > CSV file*.

    Moodle asks which column tells who a student is (``idnumber``, ``username`` or ``email``) and where every
    other column goes; ``-`` is no grade. One student whom it does not know stops the whole import.

    Source: ``grade/import/csv/classes/load_data.php`` of moodle/moodle, and Moodle's page *Grade import*.
    """
    return [
        ["idnumber", "username", "email", "lastname", "firstname", *marks.assignments],
        *(
            [p.id, p.id, p.email, p.last_name, p.first_name, *_row(marks, p, NO_GRADE, NO_GRADE)]
            for p in marks.people
        ),
    ]


def plain(marks: Marks) -> Table:
    """For a spreadsheet: one line for each student, one column for each assignment, the sum at the end."""
    return [
        ["id", "last_name", "first_name", "email", *marks.assignments, "sum"],
        ["possible", "", "", "", *marks.possible.values(), sum(marks.possible.values())],
        *(
            [p.id, p.last_name, p.first_name, p.email, *_row(marks, p), _sum(marks.marks[p.id].values())]
            for p in marks.people
        ),
    ]


TABLES: dict[str, Callable[[Marks], Table]] = {"canvas": canvas, "moodle": moodle, "csv": plain}


def _sum(numbers: Collection[float]) -> float | None:
    return sum(numbers) if numbers else None


def _row(marks: Marks, person: Person, missing: Cell = None, exempt: Cell = EXEMPT) -> list[Cell]:
    return [
        exempt if (person.id, name) in marks.exempt else marks.marks[person.id].get(name, missing)
        for name in marks.assignments
    ]
