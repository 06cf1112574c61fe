#!/usr/bin/env bash
# cfn-lint over the template of every example.
set -euo pipefail
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for app in examples/typescript/*/app.ts; do
  CDK_OUTDIR="$out/$(basename "$(dirname "$app")")" npx tsx "$app"
done
mapfile -t templates < <(find "$out" -name '*.template.json' | sort)
printf 'linting %s\n' "${templates[@]##*/}"
.venv/bin/cfn-lint --regions eu-west-1 -- "${templates[@]}"
