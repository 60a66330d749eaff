#!/usr/bin/env bash
# Build wheel and sdist, install the wheel where the checkout is not, and use it there.
# Arguments: the python to build with (has `build`), the python to make the new environment with,
# and, if given, a requirement that pins pandas.
set -euo pipefail
builder=$1 python=$2 pandas=${3:-pandas}
here=$PWD
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
"$builder" -m build --outdir "$elsewhere/dist" . > "$elsewhere/build.log" 2>&1 || { cat "$elsewhere/build.log"; exit 1; }
ls -l "$elsewhere/dist"
"$python" -m venv "$elsewhere/venv"
"$elsewhere/venv/bin/pip" install --quiet "$pandas" "$elsewhere"/dist/*.whl
cp "$here/scripts/try_wheel.py" "$elsewhere/"
cd "$elsewhere"
"$elsewhere/venv/bin/python" -W error try_wheel.py
"$elsewhere/venv/bin/balkans-data" validate
"$elsewhere/venv/bin/balkans-data" profile Serbia --on 2018-01-01 > /dev/null
BALKANS_DATA_CACHE="$elsewhere/cache" "$elsewhere/venv/bin/balkans-data" verdicts --check
