"""What stands for an explorer where no widget lives: a saved notebook, an exported page, a printed one."""

from html import escape
from urllib.parse import quote

from dlcourse.exploring.scene.svg import to_svg
from dlcourse.exploring.view.session import Session


def still_svg(session: Session) -> str:
    """The present picture."""
    return to_svg(session.drawing, session.texts.title, session.alt)


def still_html(session: Session, at_rest: str) -> str:
    """Title, picture and sentence; the picture is an address, which untrusted notebooks show as well."""
    address = "data:image/svg+xml;charset=utf-8," + quote(still_svg(session), safe=" =:/',;()#"[:-1])
    width = f"{session.drawing.width:g}"
    return (
        f'<figure class="dlcourse-still" style="margin: 0"><strong>{escape(session.texts.title)}</strong><br>'
        f'<img src="{address}" alt="{escape(session.alt)}" width="{width}" style="max-width: 100%">'
        f"<figcaption>{escape(session.line)}<br><em>{escape(at_rest)}</em></figcaption></figure>"
    )
