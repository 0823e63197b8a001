"""The transcript as one HTML file that needs nothing else."""

from autograder.html import templates_of
from autograder.transcripts.signing import Document

START, END = '<script type="application/json" id="transcript">', "</script>"
"""Around the signed document in the page; a browser does not run what is no script."""


def page_of(document: Document, fingerprint: str) -> str:
    """Write the page, with room for the signed document.

    Args:
        document: what ``record`` gives.
        fingerprint: of the public key that proves it.

    Returns:
        HTML; the same document gives the same page.
    """
    template = templates_of("autograder.transcripts").get_template("transcript.html")
    return template.render(transcript=document, fingerprint=fingerprint, start=START, end=END)
