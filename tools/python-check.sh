#!/usr/bin/env bash
# Builds the Python package and compares the template of an example with that of its TypeScript twin.
set -euo pipefail
npx jsii-pacmak --target python --outdir dist
.venv/bin/pip install --quiet --force-reinstall --no-deps dist/python/cdk_ram-*.whl
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
CDK_OUTDIR="$out/python" .venv/bin/python examples/python/network_share/app.py
CDK_OUTDIR="$out/typescript" npx tsx examples/typescript/network-share/app.ts
diff "$out/python/NetworkSharing.template.json" "$out/typescript/NetworkSharing.template.json"
echo 'the Python and the TypeScript app render the same template'
