#!/usr/bin/env bash
# Make the derived files anew, in an environment of its own, and prove that making them twice changes nothing.
# Argument: the interpreter.
set -euo pipefail
python=$1
environment=$(mktemp -d)
trap 'rm -rf "$environment"' EXIT
"$python" -m venv "$environment"
"$environment/bin/pip" install --quiet '.[build]'
"$environment/bin/balkans-data" build
"$environment/bin/balkans-data" build --check
