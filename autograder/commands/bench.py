"""``autograder bench``: how much faster grading is than stock nbgrader, and that the marks are the same."""

import argparse
import json
from dataclasses import asdict

from autograder.commands.grade import require_sandbox
from dlcourse.commands import CommandError


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "bench",
        help="measure grading against stock nbgrader",
        description="Grades the same submissions by stock nbgrader and by this package, one worker, then "
        "with more. A time per submission is what one more submission costs, the bookkeeping included.",
    )
    parser.add_argument("--chapter", default="gan", help="default: %(default)s, which uses torch")
    parser.add_argument("--submissions", type=int, default=13, metavar="N", help="default: %(default)s")
    parser.add_argument("--workers", type=int, metavar="N", help="default: as autograder grade")
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Measure and print."""
    from autograder.bench import compare
    from autograder.grading.pool import default_workers

    workers = args.workers or default_workers()
    if not 1 <= workers < args.submissions:
        raise CommandError(
            f"--submissions {args.submissions} --workers {workers}: the time of one more submission "
            "can be measured only with more submissions than workers; give a larger --submissions"
        )
    require_sandbox()
    say = (lambda text: None) if args.json else (lambda text: print(f"... {text}", flush=True))
    found = compare(args.chapter, args.submissions, workers, say)
    if args.json:
        print(json.dumps(asdict(found), indent=1))
    else:
        print(f"{found.submissions} submissions of {found.chapter}, seconds for each one more:")
        print(f"  stock nbgrader          {found.stock_s_per_submission:.3f}")
        print(
            f"  ours, one worker        {found.engine_s_per_submission:.3f}   ({found.ratio:g} times faster)"
        )
        print(f"    of that students' code  {found.student_s_per_submission:.3f}")
        print(f"  ours, {found.workers} workers         {found.parallel_s_per_submission:.3f}", end="   ")
        print(f"({found.submissions_per_minute:g} submissions per minute)")
        print(f"  start-up: stock {found.stock_start_s:.1f} s, ours {found.engine_start_s:.1f} s")
        print(
            f"  a class of 31, from command to prompt: stock {found.class_of_31_stock_s:.0f} s, "
            f"ours {found.class_of_31_engine_s:.0f} s"
        )
        print(f"  marks: {'all the same' if found.same_marks else 'DIFFERENT'}")
    return 0 if found.same_marks else 1
