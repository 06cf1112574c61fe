#!/usr/bin/env bash
# The constructs' tests with the newest aws-cdk-lib instead of the floor, in a copy of the project.
set -euo pipefail
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z | xargs -0 cp --parents -t "$copy"
cp -r assets "$copy"
cp -r tools/lambda-runtimes/node_modules "$copy/tools/lambda-runtimes/"
cp -rs "$PWD/node_modules" "$copy/node_modules"
rm -rf "$copy/node_modules/aws-cdk-lib" "$copy/node_modules/constructs" "$copy/node_modules/@aws-cdk"
newest=$(mktemp -d)
(cd "$newest" && npm init -y >/dev/null && npm install --no-audit --no-fund --ignore-scripts aws-cdk-lib constructs)
cp -r "$newest"/node_modules/. "$copy/node_modules/"
rm -rf "$newest"
cd "$copy"
node -p '"aws-cdk-lib " + require("aws-cdk-lib/package.json").version'
node_modules/.bin/jest --ci --coverage=false test/constructs test/values test/rules
