"""The messages between the grader and a sandbox, which are dictionaries of what ``codec`` encodes.

The grader sends the ``cells`` of a notebook: index, source and kind of each. The sandbox tells of its run:

- ``op: cell`` (``index``), ``op: output`` (``output``), ``op: ran`` (``count``): a cell begins, shows
  something, has ended
- ``op: missing`` (``module``, ``names``), ``op: put_back`` (``name``), ``op: spent``: an import failed; a
  name that came with the notebook had become something else; the time for a student's own cells is over
- ``op: check`` (``id``, ``answers``): an exercise is handed in
- ``op: end``: every cell has run

After ``check`` and ``end`` the grader asks until it sends ``op: done``; every question has one reply:

- ``op: call`` (``object``, ``args``, ``kwargs``, ``seconds``; ``play``; ``restore``): reply ``outcome`` and
  ``value``, with ``restore`` also ``after``, the arguments after the call
- ``op: source`` (``object``, ``seconds``): reply ``value``
- ``op:`` a name of ``guest.objects.OPERATIONS`` (``object``, ``args``): reply ``value``, or ``error`` and
  ``message``

Before its reply the sandbox may ask the grader to run a function that it was given as an argument, or a
method of such an object: ``op: callback`` (``function``, ``args``, ``kwargs``), with the reply ``value``, or
``error`` and ``message``.
"""

GIVEN, ANSWER, CHECK, OWN = "given", "answer", "check", "own"
"""The kinds of a cell: handed out to be run, to be filled in, checked, added by the student."""

END = "\0end of iteration"
"""The value of the operation ``next`` when there is nothing left."""
