#!/usr/bin/env bash
# Hold citations against what is not ours: the schema of CSL-JSON, and a citation processor with the style of APA.
# Argument: the bin folder of the development environment.
set -euo pipefail
bin=$1
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
# Of the first only two files are read, the schema and the style, so what it depends on stays away. The processor
# gets a folder of its own, as nothing else here needs it.
"$bin/python" -m pip install --quiet --no-deps --target "$elsewhere/files" 'commonmeta-py==0.29'
"$bin/python" -m pip install --quiet --target "$elsewhere/processor" 'citeproc-py>=0.6'
for what in sources alignments verdicts gas-import-share antic2025-011; do
    "$bin/balkans-data" cite "$what" --style csl-json > "$elsewhere/$what.json"
done
"$bin/balkans-data" cite --style csl-json > "$elsewhere/dataset.json"
"$bin/check-jsonschema" --schemafile "$elsewhere/files/commonmeta/resources/csl-data.json" "$elsewhere"/*.json
PYTHONPATH="$elsewhere/processor" "$bin/python" scripts/compare_apa.py \
    "$elsewhere/files/commonmeta/resources/styles/apa.csl" "$elsewhere/sources.json"
