"""What both sides of the trust boundary load: the format of what travels, and the warming up of torch.

The grader reads with it what a sandbox sends, so nothing here believes what comes. A sandbox gets a copy of
these files, so they know nothing of references, cases and marks and import nothing else of this package.
"""
