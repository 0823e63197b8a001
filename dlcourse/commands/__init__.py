"""The sub-commands of ``dlcourse``: one module each, with ``add_to(subparsers)`` and ``run(args) -> int``."""


class CommandError(Exception):
    """A command cannot do what it was asked; the message says why and how to go on."""
