#!/usr/bin/env bash
# Sets the course up anew in a folder with blanks and letters outside ASCII, and tries there what paths go through.
set -euo pipefail
cd "$(dirname "$0")/.."
base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
clone="$base/Käse und 课程"

git clone --quiet . "$clone"
cd "$clone"
bash scripts/setup.sh test
.venv/bin/python -m pytest -q tests/test_setup.py tests/test_wheel.py tests/test_resources.py tests/commands \
    tests/autograder/test_init.py tests/autograder/attacks/test_honest.py \
    "tests/notebooks/test_execution.py" -k "not test_execution or 00_start or 04_activations"
