"""A report as plain text, for terminals, logs and screen readers of them."""

from dlcourse.checking.report.content import Section, Sheet
from dlcourse.checking.texts import Texts


def to_text(sheet: Sheet, texts: Texts) -> str:
    """Render the sheet as plain text."""
    lines = [f"{sheet.heading}: {sheet.summary}"]
    for section in sheet.sections:
        lines += _section(section, texts, titled=len(sheet.sections) > 1)
    if sheet.read_again:
        lines.append(sheet.read_again)
    return "\n".join(lines)


def _section(section: Section, texts: Texts, titled: bool) -> list[str]:
    lines = [f"{section.name}:"] if titled else []
    if section.sentence:
        lines.append(f"  {section.sentence}")
    for row in section.rows:
        mark = texts.label("pass" if row.passed else "fail")
        lines.append(f"  {mark}  {row.name}" + (f" ({row.note})" if row.note else ""))
    if section.failure:
        lines += [
            f"  {texts.label('smallest')}: {section.failure.called}",
            f"    {texts.label('you_gave')}: {section.failure.got}",
            f"    {texts.label('expected')}: {section.failure.expected}",
            f"    {texts.label('what')}: {section.failure.what}",
        ]
    for mistake in section.mistakes:
        lines += [f"  {texts.label('looks_like')}: {mistake.looks_like}", f"    {mistake.why}"]
    if section.unknown:
        lines.append(f"  {texts.label('unknown')}")
    if section.side_effects:
        lines.append(f"  {texts.label('side_effects')}: " + " ".join(section.side_effects))
    if section.printed:
        lines.append(f"  {texts.label('printed')}: {section.printed!r}")
    return lines
