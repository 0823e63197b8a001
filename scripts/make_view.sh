#!/usr/bin/env bash
# Bundles the explorers' front end (dlcourse/exploring/view/front) into the one file that is committed and
# shipped. Needs npm and, for its packages, the network; nothing else in the course does.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
view=$root/dlcourse/exploring/view
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$view"/front/* "$work"
cd "$work"
npm ci --silent --no-audit --no-fund
node_modules/.bin/esbuild main.jsx --bundle --minify --format=esm --target=es2022 --charset=utf8 \
  --jsx=automatic --jsx-import-source=preact --legal-comments=none --outfile=bundle.js --log-level=warning
sources=$(cat "$view"/front/*.js "$view"/front/*.jsx "$view"/front/package.json "$view"/front/style.css | sha256sum | cut -d " " -f 1)
{
  echo "// Made by scripts/make_view.sh from view/front; contains Preact (MIT, see licences/)."
  echo "// sources: $sources"
  cat bundle.js
} >"$view/view.js"
mkdir -p "$view/licences"
cp node_modules/preact/LICENSE "$view/licences/preact.txt"
cd "$root"
{
  echo "/* Made by scripts/make_view.sh: colours from scene/palette.py, then view/front/style.css. */"
  "${PYTHON:-.venv/bin/python}" scripts/make_view_colours.py
  echo
  cat "$view/front/style.css"
} >"$view/view.css"
wc -c "$view/view.js"
