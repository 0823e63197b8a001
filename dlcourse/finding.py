"""What a doctor says of one thing that it has looked at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing looked at; ``advice`` says what to do and is empty when nothing needs doing."""

    about: str
    found: str
    advice: str = ""
