#!/bin/sh
# sh parallel.sh DIR OUT PARTS: reports on a project that is counted in parts, by GNU parallel, or by xargs where it is not installed.
# JOBS: how many at once (default: 2). POLICY_CODER: the command, if it is not in the PATH.
set -eu
project=$1 out=$2 parts=$3
export POLICY_CODER="${POLICY_CODER:-policy-coder}" PROJECT="$project" OUT="$out" PARTS="$parts"
mkdir -p "$out/parts"
count='$POLICY_CODER report "$PROJECT" --threads 0 --part "{}/$PARTS" --partial "$OUT/parts/{}.jsonl"'
if command -v parallel >/dev/null; then
  seq "$parts" | parallel --halt now,fail=1 -j "${JOBS:-2}" "$count"
else
  seq "$parts" | xargs -P "${JOBS:-2}" -I {} sh -c "$count"
fi
$POLICY_CODER combine "$out"/parts/*.jsonl --out "$out" >"$out/summary.txt" || [ $? -eq 1 ] # 1: the project has warnings
