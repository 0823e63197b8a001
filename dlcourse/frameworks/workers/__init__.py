"""Scripts that run in a process of their own, and some in another environment, which has no dlcourse.

Python looks into a script's own folder first, so no file here is named like a package.
"""
