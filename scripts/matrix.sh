#!/usr/bin/env bash
# Tests with one interpreter and one version of pandas, in an environment of their own.
# Arguments: the interpreter, and a requirement such as 'pandas==2.2.*'.
set -euo pipefail
python=$1 pandas=$2
environment=$(mktemp -d)
trap 'rm -rf "$environment"' EXIT
"$python" -m venv "$environment"
"$environment/bin/pip" install --quiet "$pandas" -e '.[dev]'
"$environment/bin/python" -c 'import pandas, sys; print(sys.version.split()[0], "pandas", pandas.__version__)'
"$environment/bin/python" -m pytest -q
