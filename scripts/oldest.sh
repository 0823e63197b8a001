#!/usr/bin/env bash
# Tries the lower bounds of pyproject.toml: installs them into .venv-oldest, PyTorch at its pin, and runs the fast
# tests of what students use most.
set -euo pipefail
cd "$(dirname "$0")/.."
python=.venv-oldest/bin/python
wanted=$(pwd -P && cksum constraints.txt pyproject.toml)

if [ "$(cat .venv-oldest/ready 2>/dev/null)" != "$wanted" ]; then
    echo "Installing the oldest versions that pyproject.toml allows into .venv-oldest ..."
    "${PYTHON:-python3}" -m venv --clear .venv-oldest
    .venv/bin/python scripts/lower_bounds.py >.venv-oldest/constraints.txt
    "$python" -m pip install --quiet --constraint .venv-oldest/constraints.txt \
        "$(grep '^torch==' constraints.txt)" --editable ".[test]"
    echo "$wanted" >.venv-oldest/ready
fi
"$python" -m pytest -q "$@" -m "not (slow or notebook or browser)" \
    tests/numpy tests/checking tests/exploring tests/test_state.py
