#!/usr/bin/env bash
# The tables in every format of `export`, a file each, to be attached to a release.
# Arguments: the command, the folder to leave them in, and the version.
set -euo pipefail
command=$1 out=$(cd "$2" && pwd) version=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for format in sqlite parquet csv jsonl xlsx; do
    name=balkans-data-$version-$format
    mkdir "$work/$name"
    "$command" export --to "$work/$name" --format "$format"
    # By Python, which is there on every machine that runs this. A workbook is packed already, and small.
    if [ "$format" = xlsx ]; then
        mv "$work/$name"/*.xlsx "$out/$name.xlsx"
    else
        (cd "$work" && python3 -m zipfile -c "$out/$name.zip" "$name")
    fi
done
