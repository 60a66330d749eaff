#!/usr/bin/env bash
# The last step of action.yml: validate, show the findings, say how many they are, fail on errors.
# All that it takes comes by environment variables, so that no text of a workflow's input is read as shell.
set -uo pipefail

fail() { echo "::error title=balkans-data::$1"; exit 2; }

flags=()
case $VALIDATE_RELEASE in
    true) flags+=(--release) ;;
    false | '') ;;
    *) fail "the input 'release' must be true or false" ;;
esac
case $VALIDATE_FORMAT in
    github | text) ;;
    *) fail "the input 'format' must be github or text" ;;
esac

folder=$(mktemp -d "$RUNNER_TEMP/balkans-data-report.XXXXXX") || exit 2
report=$folder/report.json

validate() { "$COMMAND" validate ${flags[@]+"${flags[@]}"} "$@" -- "$VALIDATE_PATH"; }

# Text can quote what stands in a cell. The runner takes lines such as `::add-mask::` for commands, wherever they
# come from, so it is told to listen to none meanwhile; the word that ends this cannot be guessed.
quiet() {
    local word code
    word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    echo "::stop-commands::$word"
    "$@"
    code=$?
    # On a line of its own, even if the text before did not end one.
    printf '\n::%s::\n' "$word"
    return $code
}

quiet validate --format json --output "$report"
code=$?
if [ $code -gt 1 ] || [ ! -s "$report" ]; then
    fail "this could not be validated; the log says why"
fi
if [ "$VALIDATE_FORMAT" = text ]; then
    quiet validate --format text
else
    validate --format github  # escapes what it quotes
fi
shown=$?
[ $shown -eq $code ] || fail "two runs on the same files did not end alike ($code and $shown)"
if [ -n "$VALIDATE_SARIF" ]; then
    quiet validate --format sarif --output "$VALIDATE_SARIF"
    [ -s "$VALIDATE_SARIF" ] || fail "the SARIF file could not be written"
fi

"$PYTHON" -I - "$report" >> "$GITHUB_OUTPUT" <<'PYTHON' || fail "the report could not be read"
import json
import sys

with open(sys.argv[1], encoding="utf-8") as stream:
    counts = json.load(stream)["counts"]
print(f"errors={int(counts['error'])}\nwarnings={int(counts['warning'])}\nreport={sys.argv[1]}")
PYTHON
exit $code
