#!/usr/bin/env bash
# Makes .venv and installs the course into it, unless that was done already: scripts/setup.sh lab|grading|test|frameworks
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=$1
python=${PYTHON:-python3}
stamp=.venv/installed-for-$purpose

stop() {
    echo "$*" >&2
    exit 1
}

# What the installation depends on: a moved clone or a changed pin makes it stale.
wanted=$(pwd -P && cksum constraints.txt pyproject.toml)
if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi

if ! [ -x .venv/bin/python ] || ! grep -qF "$(pwd -P)/.venv" .venv/bin/activate; then
    command -v "$python" >/dev/null ||
        stop "There is no '$python' here. Install Python 3.11 or newer, or name yours: make lab PYTHON=/path/to/python3"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "The course needs Python 3.11 or newer, but '$python' is $("$python" --version 2>&1)." \
            "Name a newer one, for example: make lab PYTHON=python3.12"
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "'$python' cannot make virtual environments. On Debian or Ubuntu: apt-get install python3-venv"
    "$python" -m venv --clear .venv
fi

extras=$([ "$purpose" = lab ] || echo "[$purpose]")
echo "Installing the course into .venv; the first time this takes some minutes ..."
# PyTorch is named beside the constraints so that no resolver ever looks for another build of it.
.venv/bin/python -m pip install --quiet --constraint constraints.txt \
    "$(grep '^torch==' constraints.txt)" --editable ".$extras" ||
    stop "The installation failed; the reason stands above. It needs the network this once; then run make again."
echo "$wanted" >"$stamp"
