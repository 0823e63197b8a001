"""Writes feedback as a zip in the form in which the submissions came."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from autograder.course_error import CourseError
from autograder.delivery.collect import read_labels
from autograder.files import private_mode
from autograder.grading.adjustments import read_adjustments
from autograder.grading.grading_course import GradingCourse


@dataclass
class Returned:
    """What a zip of feedback holds.

    Attributes:
        students: whose pages are in it.
        elsewhere: students who get theirs in another way, with the reason.
        left: students whose pages are not fit to be given back, with the reason.
    """

    students: list[str] = field(default_factory=list)
    elsewhere: list[tuple[str, str]] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)


def give_back(course: GradingCourse, assignment: str, form: str, file: Path) -> Returned:
    """Write the feedback of all whose submission came in a form.

    Args:
        course: of it.
        assignment: its name.
        form: ``"moodle"``, ``"canvas"`` or ``"mail"``.
        file: the zip; one that was there is replaced.

    Raises:
        CourseError: there is no feedback, or the file cannot be written.
    """
    labels, done = read_labels(course, assignment), Returned()
    pages = dict(_pages(course, assignment))
    if not pages:
        raise CourseError(f"there is no feedback of {assignment} yet; write it with 'autograder feedback'")
    temporary = file.with_name(f".{file.name}.part")
    try:
        with ZipFile(temporary, "w", ZIP_DEFLATED) as archive:
            for student, page in pages.items():
                about = labels.get(student, {})
                if about.get("form") != form:
                    done.elsewhere.append((student, _why_elsewhere(course, student, labels, form)))
                elif _is_outdated(course, student, assignment, page):
                    done.left.append((student, "was graded again after the page was written"))
                else:
                    name, content = _member(about, form, assignment, student, page)
                    archive.writestr(name, content)
                    done.students.append(student)
        temporary.chmod(private_mode(file.parent.resolve()))
        temporary.replace(file)
    except OSError as error:
        raise CourseError(f"{file} cannot be written ({error.strerror}); name another with --out") from error
    finally:
        temporary.unlink(missing_ok=True)
    return done


def _pages(course: GradingCourse, assignment: str) -> Iterator[tuple[str, Path]]:
    pattern = course.place(course.directory.feedback_directory, "*", assignment)
    root = Path(*pattern.parts[: pattern.parts.index("*")])
    for page in sorted(root.glob(f"{pattern.relative_to(root)}/*.html")):
        yield page.relative_to(root).parts[0], page


def _why_elsewhere(
    course: GradingCourse, student: str, labels: Mapping[str, Mapping[str, str]], form: str
) -> str:
    """A member of a team gets what another one has handed in; anybody else has handed in otherwise."""
    members = read_adjustments(course.folder).team_of(student)
    others = [name for name in members if name != student and labels.get(name, {}).get("form") == form]
    if others and student not in labels:
        return f"is in the team of {', '.join(others)}, who handed in: send the page yourself"
    return f"did not hand in by {form}"


def _is_outdated(course: GradingCourse, student: str, assignment: str, page: Path) -> bool:
    graded = course.place(course.directory.autograded_directory, student, assignment) / f"{page.stem}.ipynb"
    return graded.exists() and graded.stat().st_mtime > page.stat().st_mtime


def _member(
    about: Mapping[str, str], form: str, assignment: str, student: str, page: Path
) -> tuple[str, bytes]:
    """The name in the zip, by which the platform finds the student, and the content."""
    content, label = page.read_bytes(), about["label"]
    if form == "moodle":
        return f"{label}/{page.name}", content
    if form == "canvas":
        return f"{label}{page.name}", content
    return f"{student}.eml", _answer(about, assignment, page.name, content)


def _answer(about: Mapping[str, str], assignment: str, name: str, page: bytes) -> bytes:
    """An answer to the student's mail, which mail programs open as one that is not sent yet."""
    mail = EmailMessage(policy=SMTP)
    mail["To"] = about["address"]
    mail["Subject"] = f"Feedback: {assignment}"
    mail["X-Unsent"] = "1"
    if about["label"]:
        mail["In-Reply-To"] = mail["References"] = about["label"]
    mail.set_content(f"The feedback on {assignment} is attached; open it in a browser.\n")
    mail.add_attachment(page, maintype="text", subtype="html", filename=name)
    return mail.as_bytes()
