"""``dlcourse audit [CHAPTER ...]``: proves that the exercises keep their promises."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import dlcourse
from dlcourse.commands import CommandError
from dlcourse.curriculum import chapters

if TYPE_CHECKING:
    from dlcourse.checking.audit.answers import Judgement
    from dlcourse.checking.audit.exercise import Findings

USUAL = 5
"""Seeds that strangers' answers meet."""

DEFAULT = Path()
"""``--answers`` without a folder."""


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "audit",
        help="prove that every exercise accepts what is right and names what is wrong (for authors)",
        description="For every exercise: the stub earns nothing, correct answers pass, every known mistake "
        "is rejected by its own name, wrong answers that nobody thought of are rejected without a name, and "
        "every machine-made change of the author's solution is noticed.",
    )
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER", help="default: all")
    parser.add_argument("--json", action="store_true", help="print the totals for another program")
    parser.add_argument(
        "--no-mutants", action="store_true", help="leave out the machine-made changes (quick)"
    )
    parser.add_argument(
        "--answers",
        nargs="?",
        type=Path,
        const=DEFAULT,
        metavar="FOLDER",
        help="judge strangers' answers alone (default folder: tests/answers of the repository)",
    )
    parser.add_argument(
        "--seeds",
        type=int,
        metavar="N",
        help="with --answers: seeds of the cases that they meet (default: 5); alone: check nothing but that "
        "N secret seeds take every right answer: references, alternatives, strangers' right ones",
    )
    parser.add_argument(
        "--course", type=Path, metavar="FOLDER", help="the exercises of your own in this nbgrader course"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Audit the chapters and print the findings; 1 if a promise is broken."""
    if args.seeds is not None and args.seeds < 1:
        raise CommandError(f"--seeds must be at least 1, got {args.seeds}")
    wanted = _own_chapter(args.course) if args.course else _chapters(args.chapters)
    if args.answers is not None:
        return _audit_answers(args, wanted)
    if args.seeds is not None:
        return _audit_right_answers(args, wanted)
    from dlcourse.checking.audit.answers import Tally
    from dlcourse.checking.audit.course import audit_chapters, summary

    source = None if args.no_mutants else (args.course or find_sources())
    findings = []
    with _library_messages_on_stderr():
        for each in audit_chapters(wanted, source):
            findings.append(each)
            if not args.json:
                _print(each)
    total = summary(findings)
    judgements = [] if args.course else _judge_answers(find_answers(), wanted, args)
    total |= Tally.of(judgements).to_json()
    print(
        json.dumps(total, indent=1) if args.json else _in_words(findings, total, mutated=source is not None)
    )
    kept = all(each.kept for each in findings) and all(found.fair for found in judgements)
    return 0 if kept else 1


def _chapters(wanted: Sequence[str]) -> list[str]:
    known = chapters()
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise CommandError(f"there is no chapter {', '.join(unknown)} (chapters: {', '.join(known)})")
    return list(wanted) or known


def _own_chapter(course: Path) -> list[str]:
    from dlcourse.checking import own_exercises

    own_exercises.use(course)
    if own_exercises.in_use() is None:
        raise CommandError(f"{course} has no exercises of its own (looked in {course / 'own' / 'exercises'})")
    return [own_exercises.CHAPTER]


def _audit_answers(args: argparse.Namespace, chapters: Sequence[str]) -> int:
    """Judge strangers' answers alone; 1 if one of them is judged unfairly."""
    folder = find_answers() if args.answers == DEFAULT else args.answers
    if folder is None or not folder.is_dir():
        raise CommandError(f"there is no folder of answers {folder or 'tests/answers'}; name another one")
    judgements = _judge_answers(folder, chapters, args)
    from dlcourse.checking.audit.answers import Tally

    tally = Tally.of(judgements)
    print(json.dumps(tally.to_json(), indent=1) if args.json else str(tally))
    return 0 if all(found.fair for found in judgements) else 1


def _audit_right_answers(args: argparse.Namespace, chapters: Sequence[str]) -> int:
    """Try right answers with many seeds; 1 if one is refused."""
    from dlcourse.checking.audit.answers import read_answers
    from dlcourse.checking.audit.right_answers import refused
    from dlcourse.checking.audit.solutions import solutions
    from dlcourse.checking.registry import exercises

    folder, source = find_answers(), find_sources()
    found: list[str] = []
    count = 0
    with _library_messages_on_stderr():
        for chapter in chapters:
            written = {each.exercise: each for each in solutions(source, chapter)} if source else {}
            for exercise in exercises(chapter):
                strangers = read_answers(folder, exercise.id) if folder else []
                answers = refused(exercise, range(args.seeds), strangers, written.get(exercise.id))
                here = [str(answer) for answer in answers]
                count, found = count + 1, found + here
                if not args.json:
                    print(f"{'FAIL' if here else 'ok  '} {exercise.id}", flush=True)
                    print("".join(f"       {each}\n" for each in here), end="", flush=True)
    total = {"exercises": count, "seeds": args.seeds, "refused": found}
    sentence = f"{count} exercises, {args.seeds} seeds: {len(found)} times a right answer is refused"
    print(json.dumps(total, indent=1) if args.json else sentence)
    return 1 if found else 0


def _judge_answers(
    folder: Path | None, chapters: Sequence[str], args: argparse.Namespace
) -> "list[Judgement]":
    source = find_sources()
    if folder is None or source is None:
        return []
    from dlcourse.checking.audit.answers import judge_folder

    judgements = []
    with _library_messages_on_stderr():
        for found in judge_folder(folder, chapters, source, range(args.seeds or USUAL)):
            judgements.append(found)
            if not args.json and not (found.fair and (found.answer.right or found.named_truly)):
                print(f"{'     ' if found.fair else 'FAIL '}{found}", flush=True)
    return judgements


@contextmanager
def _library_messages_on_stderr() -> Iterator[None]:
    """Let compiled libraries write to stderr: LAPACK reports NaN on stdout, which would spoil the output."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    python_stdout, sys.stdout = sys.stdout, os.fdopen(os.dup(kept), "w", encoding="utf-8", errors="replace")
    try:
        yield
    finally:
        sys.stdout.close()
        sys.stdout = python_stdout
        os.dup2(kept, 1)
        os.close(kept)


def find_answers() -> Path | None:
    """Strangers' answers, which stand in the repository alone."""
    folder = Path(dlcourse.__file__).parents[1] / "tests" / "answers"
    return folder if folder.is_dir() else None


def find_sources() -> Path | None:
    """The notebook sources, which authors have and students do not."""
    from dlcourse.resources import resource

    source = resource("notebooks") / "source"
    return source if source.is_dir() else None


def _print(each: "Findings") -> None:
    mark = "ok  " if each.kept else "FAIL"
    mutants = f", {each.machine_killed} of {each.machine_mutants} mutants" if each.machine_mutants else ""
    print(f"{mark} {each.exercise}: {each.named} of {each.mistakes} mistakes named{mutants}", flush=True)
    for sentence in (*each.false_alarms, *each.misnamed, *each.incomplete, *each.survivors):
        print(f"       {sentence}")


def _in_words(findings: "Sequence[Findings]", total: dict, mutated: bool) -> str:
    broken = sum(not each.kept for each in findings)
    mutants = (
        f"{total['machine_killed']} of {total['machine_mutants']} machine-made mutants killed"
        if mutated
        else "machine-made mutants left out"
    )
    return (
        f"{total['exercises']} exercises, {broken} with a broken promise; "
        f"{total['rejected']} of {total['mistakes']} mistakes rejected, {total['named']} named; "
        f"{total['false_alarms']} false alarms; {mutants}; strangers' answers: "
        f"{total['answers_right_full']} of {total['answers_right']} right ones full and unnamed, "
        f"{total['answers_rejected']} of {total['answers_wrong']} wrong ones rejected, "
        f"{total['answers_named_true']} named truly, {total['answers_named_false']} falsely"
    )
