#!/usr/bin/env bash
# The programs that some tests drive: installs what is missing where that needs no password, else says how.
set -euo pipefail

missing=""
command -v "${CHROMIUM:-chromium}" chromium-browser google-chrome >/dev/null || missing="chromium"
if [ "$(uname)" = Linux ]; then
    command -v bwrap >/dev/null || missing="$missing bubblewrap"
fi
[ -n "$missing" ] || exit 0

sudo=""
[ "$(id -u)" = 0 ] || sudo="sudo -n"
# shellcheck disable=SC2086  # lists of words on purpose
if command -v apt-get >/dev/null && $sudo true 2>/dev/null; then
    echo "Installing for the tests: $missing"
    $sudo apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive $sudo apt-get install -qq --no-install-recommends $missing >/dev/null &&
        exit 0
fi
echo "Missing for some tests, which will be skipped: $missing (Debian: apt-get install $missing)" >&2
