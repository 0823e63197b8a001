"""What can go wrong on the line between the oracle and the sandbox."""


class WireError(Exception):
    """Something came that is not data, is too much of it, or nothing came in time."""


class ClosedError(WireError):
    """The other side is gone."""
