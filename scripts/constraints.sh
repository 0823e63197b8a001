#!/usr/bin/env bash
# Remakes constraints.txt: the newest versions that pyproject.toml allows and that its lowest Python can install.
# PyTorch stays at its pinned version; edit its line by hand to move it.
set -euo pipefail
cd "$(dirname "$0")/.."
torch=$(grep '^torch==' constraints.txt)
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

"${PYTHON:-python3}" -m venv "$fresh"
bounds=$fresh/bounds.txt
printf '%s\n' "jupyterlite-core==0.6.4" "jupyterlite-pyodide-kernel==0.6.1" >"$bounds" # kernels of 0.8 do not fit
while true; do
    "$fresh/bin/python" -m pip install --quiet --upgrade --constraint "$bounds" "$torch" ".[test,frameworks,site,hub]"
    too_new=$("$fresh/bin/python" scripts/too_new.py)
    [ -n "$too_new" ] || break
    echo "$too_new" >>"$bounds"
done
# TensorFlow has another name where there is no build for the CPU alone; both have the same version.
versions=$("$fresh/bin/python" -m pip freeze --exclude dlcourse | sed 's/+.*$//' |
    sed '/^tensorflow[_-]cpu==/{p;s/[_-]cpu//;}' | LC_ALL=C sort -f)
cat >constraints.txt <<END
# The exact versions that the course is tested with. Remake: make constraints
$versions
END
