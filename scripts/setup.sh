#!/usr/bin/env bash
# Makes .venv (.venv-site for a site, .venv-hub for a JupyterHub) and installs the course into it, unless that was
# done already: scripts/setup.sh lab|grading|test|frameworks|site|hub
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=$1
python=${PYTHON:-python3}
case $purpose in
site | hub) venv=.venv-$purpose ;; # the site's JupyterLab extensions would disturb, the hub's packages are not needed
*) venv=.venv ;;
esac
stamp=$venv/installed-for-$purpose
log=$venv/installation.log

stop() {
    echo "$*" >&2
    exit 1
}

say() {
    printf '  %s\n' "$*"
}

how_far() { # reads what pip prints; says what is large, how many packages it has, and when it installs them
    local line found=0
    while IFS= read -r line; do
        case $line in
        *Collecting\ *)
            found=$((found + 1))
            [ $((found % 25)) != 0 ] || say "    $found packages found after $SECONDS s"
            ;;
        *Downloading\ *[0-9][0-9].[0-9]\ MB\)* | *Processing\ *torch-*)
            line=${line#*ing }
            say "    ${line##*/}"
            ;;
        "Installing collected packages: "*)
            line=${line//[^,]/}
            say "3/3 installing $((${#line} + 1)) packages, $SECONDS s so far"
            ;;
        esac
    done
}

# What the installation depends on: a moved clone, a changed pin or what is copied from here makes it stale.
wanted=$(pwd -P && cksum constraints.txt pyproject.toml dlcourse/commands/jupyter/ipython_kernel_config.py)
if [ -x $venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi
echo "Installing the course into $venv: one to two minutes with a fast connection, longer with a slow one."

if ! [ -x $venv/bin/python ] || ! grep -qF "$(pwd -P)/.venv" $venv/bin/activate; then
    command -v "$python" >/dev/null ||
        stop "There is no '$python' here. Install Python 3.11 or newer, or name yours: make lab PYTHON=/path/to/python3"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "The course needs Python 3.11 or newer, but '$python' is $("$python" --version 2>&1)." \
            "Name a newer one, for example: make lab PYTHON=python3.12"
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "'$python' cannot make virtual environments. On Debian or Ubuntu: apt-get install python3-venv"
    say "1/3 a Python environment in $venv ($("$python" --version 2>&1))"
    "$python" -m venv --clear $venv
fi

extras=$([ "$purpose" = lab ] || echo "[$purpose]")
say "2/3 finding and downloading packages; all the installer says goes to $log"
# PyTorch is named beside the constraints so that no resolver ever looks for another build of it.
$venv/bin/python -m pip install --disable-pip-version-check --progress-bar off --constraint constraints.txt \
    "$(grep '^torch==' constraints.txt)" --editable ".$extras" 2>&1 | tee "$log" | how_far ||
    stop "$(grep -i '^ *error' "$log" | tail -n 5)" \
        "The installation failed; what was said stands in $log. It needs the network this once; then run make again."
echo "$wanted" >"$stamp"
say "done after $SECONDS s"
