"""What goes wrong in a course in a way that its instructor can put right."""


class CourseError(Exception):
    """Something cannot be done with the course as it is; the message says why and how to go on.

    The command line prints it; nothing below the command line needs to know that there is one.
    """
