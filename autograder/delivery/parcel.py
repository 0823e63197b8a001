"""What one sender handed in, whatever it came in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Sender:
    """Who handed something in, as the platform or the mail says.

    Attributes:
        shown: what nobody else is called there; a list of names gives ids to it.
        name: in full; empty in a mail.
        user: the number of the student's account at the platform; empty where that is not said.
        address: of a mail.
    """

    shown: str
    name: str = ""
    user: str = ""
    address: str = ""


@dataclass(frozen=True)
class SentFile:
    """A file that was handed in.

    Attributes:
        name: as the student called it.
        read: gives its content; raises ``UnreadableError`` where there is none.
        label: what feedback has to be called after, so that it finds its way back.
    """

    name: str
    read: Callable[[], bytes]
    label: str


@dataclass(frozen=True)
class Parcel:
    """What came from one sender at one time.

    Attributes:
        sender: who it was.
        files: at least one.
        at: when it came; None where that is not said.
        late: whether the platform says that it came late.
    """

    sender: Sender
    files: Sequence[SentFile]
    at: datetime | None = None
    late: bool = False


@dataclass(frozen=True)
class Delivery:
    """All that one zip or folder holds.

    Attributes:
        parcels: by sender.
        left: what could not be taken for a submission, by its name, with the reason.
    """

    parcels: Sequence[Parcel]
    left: Sequence[tuple[str, str]]
