#!/usr/bin/env bash
# Installs what chapter 14 shows beside PyTorch, unless that was done already.
# TensorFlow and the like go into .venv; MXNet and OpenCV 4 need other packages, so each has an environment of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
kernel=.venv/share/jupyter/kernels/mxnet/kernel.json

wanted() { # what .venv-NAME depends on: a moved clone or a changed pin makes it stale
    pwd -P
    cksum "scripts/frameworks/$1.txt"
}

is_ready() {
    [ -x ".venv-$1/bin/python" ] && [ "$(cat ".venv-$1/ready" 2>/dev/null)" = "$(wanted "$1")" ]
}

python_between() { # the first Python from the oldest to the newest that will do
    local candidate
    for candidate in .venv/bin/python python3.11 python3.10 python3; do
        if "$candidate" -c "import ensurepip, sys, venv; sys.exit(not $1 <= sys.version_info[:2] <= $2)" 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

left_out() { # the rest of the chapter runs without it, so this is no failure
    echo "      left out: $*. The rest of chapter 14 runs without it." >&2
}

start() { # name, module, oldest and newest Python, what stands in it
    is_ready "$1" && return
    echo "  $5 -> .venv-$1"
    make_environment "$@" &
}

make_environment() {
    local python started=$SECONDS log=".venv-$1/installation.log"
    if ! python=$(python_between "$3" "$4"); then
        left_out "it needs a Python between $3 and $4; install one and run make frameworks again"
    elif "$python" -m venv --clear ".venv-$1" &&
        ".venv-$1/bin/python" -m pip install --requirement "scripts/frameworks/$1.txt" >"$log" 2>&1 &&
        ".venv-$1/bin/python" -c "import $2"; then
        wanted "$1" >".venv-$1/ready"
        echo "      .venv-$1 is done after $((SECONDS - started)) s"
    else
        [ ! -f "$log" ] || tail -n 5 "$log" >&2
        left_out "it cannot be installed here; all that the installer said stands in $log"
    fi
}

if ! { is_ready mxnet && is_ready opencv && [ -f "$kernel" ]; }; then
    echo "Setting up the frameworks of chapter 14: about 2.6 GB, two to three minutes with a fast connection."
    echo "  1/3 TensorFlow, Keras, JAX, ONNX, TensorBoard, Lua (1.9 GB) -> .venv"
fi
bash scripts/setup.sh frameworks
start mxnet mxnet "(3, 10)" "(3, 11)" "2/3 MXNet 1.9 (0.4 GB)"
start opencv cv2 "(3, 10)" "(3, 14)" "3/3 OpenCV 4, which reads the files of Caffe and Torch7 (0.3 GB)"
wait
if is_ready mxnet && ! [ -f "$kernel" ]; then
    JUPYTER_PATH="$PWD/.venv/share/jupyter" .venv-mxnet/bin/python -m ipykernel install --prefix .venv --name mxnet --display-name "MXNet 1.9" >/dev/null
fi
