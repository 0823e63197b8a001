"""What runs inside the sandbox, beside the student's code: no reference, no case, no mark is known here.

A sandbox gets these files and those of ``wire``, where they are called ``inside.guest`` and ``inside.wire``;
they import nothing else of this package. The grader imports none of them, since a student's code can change
all that runs beside it. There are two ways to start them, both as a program: ``start.py`` inside a perimeter
(``sandbox/perimeter.py``) and ``trusted.py`` without one (``sandbox/trusting.py``).
"""
