"""The files of the front end: made from the present sources, small, licences beside them."""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
VIEW = ROOT / "dlcourse" / "exploring" / "view"
FRONT = VIEW / "front"


def test_the_bundle_was_made_from_the_present_sources():
    files = [
        *sorted(FRONT.glob("*.js")),
        *sorted(FRONT.glob("*.jsx")),
        FRONT / "package.json",
        FRONT / "style.css",
    ]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    assert f"// sources: {digest}" in (VIEW / "view.js").read_text(), "run scripts/make_view.sh"


def test_the_style_sheet_has_the_colours_of_the_palette():
    script = ROOT / "scripts" / "make_view_colours.py"
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout in (VIEW / "view.css").read_text(), "run scripts/make_view.sh"


def test_the_bundle_is_small_and_its_licences_are_beside_it():
    assert (VIEW / "view.js").stat().st_size <= 150_000
    assert "MIT" in (VIEW / "licences" / "preact.txt").read_text()
