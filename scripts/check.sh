#!/usr/bin/env bash
# Lint, types, workflows, derived files, validation, referee. Run with the environment's bin folder as the argument.
set -euo pipefail
bin=$1
"$bin/ruff" check .
"$bin/ruff" format --check .
"$bin/mypy"
"$bin/python" -m mypy.stubtest balkans_data --concise --ignore-missing-stub --ignore-unused-allowlist \
    --allowlist scripts/stubtest-allowlist.txt
"$bin/check-jsonschema" --builtin-schema vendor.github-workflows .github/workflows/*.yml docs/workflows/*.yml
"$bin/check-jsonschema" --builtin-schema vendor.github-actions action.yml
"$bin/check-jsonschema" --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/*.yml
"$bin/check-jsonschema" --builtin-schema vendor.citation-file-format CITATION.cff
"$bin/mlcroissant" validate --jsonld croissant.json
"$bin/pre-commit" validate-manifest .pre-commit-hooks.yaml
"$bin/balkans-data" format --check
"$bin/balkans-data" build --check
"$bin/balkans-data" validate --release
"$bin/frictionless" validate datapackage.json
