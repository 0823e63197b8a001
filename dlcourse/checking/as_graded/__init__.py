"""The rules by which a notebook runs when it is graded: what is there, what does nothing.

The sandbox runs by them, ``dlcourse check --as-graded`` shows them at home, and ``check()`` warns of what
will be missing.
"""
