#!/usr/bin/env bash
# Install a wheel where the checkout is not, and use it there.
# Arguments: the folder that has the wheel, the python to make the new environment with, and, if given,
# a requirement that pins pandas.
set -euo pipefail
dist=$1 python=$2 pandas=${3:-pandas}
here=$PWD
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
"$python" -m venv "$elsewhere/venv"
"$elsewhere/venv/bin/pip" install --quiet "$pandas" "$dist"/*.whl
cp "$here/scripts/try_wheel.py" "$elsewhere/"
cd "$elsewhere"
"$elsewhere/venv/bin/python" -W error try_wheel.py
"$elsewhere/venv/bin/balkans-data" validate
"$elsewhere/venv/bin/balkans-data" profile Serbia --on 2018-01-01 > /dev/null
"$elsewhere/venv/bin/balkans-data" verify
"$elsewhere/venv/bin/balkans-data" cite mne-nato-membership-member --receipt cited.json > /dev/null
"$elsewhere/venv/bin/balkans-data" cite --verify cited.json --release "$(ls "$dist"/*.whl)"
BALKANS_DATA_CACHE="$elsewhere/cache" "$elsewhere/venv/bin/balkans-data" verdicts --check
