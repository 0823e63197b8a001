"""What runs inside the sandbox, beside the student's code: no reference, no case, no mark is known here.

These files are all that the sandbox gets of this package, so they import nothing else of it.
"""
