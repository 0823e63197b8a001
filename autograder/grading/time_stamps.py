"""What nbgrader keeps beside a submission that came through its exchange, for those that came another way."""

import secrets
from datetime import UTC, datetime
from pathlib import Path


def stamp(folder: Path, moment: datetime | None = None) -> datetime:
    """Write when a submission was handed in, and the secret after which its feedback is named.

    'nbgrader release_feedback' ends for everybody where either is missing.

    Args:
        folder: the student's folder of an assignment.
        moment: default: now.
    """
    when = moment or datetime.now(UTC)
    (folder / "timestamp.txt").write_text(f"{when:%Y-%m-%d %H:%M:%S.%f} UTC\n")
    (folder / "submission_secret.txt").write_text(secrets.token_hex(64))
    return when
