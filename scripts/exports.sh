#!/usr/bin/env bash
# The tables in every format of `export`, a file each, to be attached to a release.
# Arguments: the command, and the folder to leave them in.
set -euo pipefail
command=$1 out=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for format in sqlite parquet csv jsonl xlsx; do
    "$command" export --to "$work" --format "$format"
done
cd "$work"
# The workflow attaches what is called so.
for made in balkans-data-*; do
    case $made in
        *.xlsx) mv "$made" "$out/" ;;  # packed already, and opened with a click
        *) python3 -m zipfile -c "$out/$made.zip" "$made" && rm -r "$made" ;;
    esac
done
[ -z "$(ls)" ] || { echo "not named after the release: $(ls)" >&2; exit 1; }
