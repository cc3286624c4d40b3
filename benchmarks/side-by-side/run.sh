#!/usr/bin/env bash
# The published tool against plain Node and plain Python on one synthetic server: whole processes, five interleaved rounds, medians.
# Needs node, Debian's python3-requests and time. usage: benchmarks/side-by-side/run.sh [ROUNDS]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
rounds=${1:-5}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

tool=${KOLADA_TOOL:-}
if [ -z "$tool" ]; then
  dotnet publish "$root/src/Kolada.Cli" -c Release -r linux-x64 -o "$work/tool" >"$work/publish.log"
  tool=$work/tool/kolada
fi

"$tool" sandbox --synthetic 1 --port 0 >"$work/address" 2>/dev/null &
server=$!
until grep -q http "$work/address"; do kill -0 "$server"; done
base=$(head -n 1 "$work/address")

# Six KPIs that all municipalities have, and twenty years.
kpis=$(curl -s "$base/kpi?per_page=5000" | node -e 'const p = JSON.parse(require("fs").readFileSync(0)); console.log(p.values.filter(k => k.is_divided_by_gender && k.municipality_type === "K").slice(0, 6).map(k => k.id).join())')
years=$(seq -s, 2004 2023)

one() { # NAME COMMAND…
  local name=$1; shift
  /usr/bin/time -f '%e %M' -o "$work/time" "$@" 2>"$work/err" >/dev/null || { cat "$work/err" >&2; exit 1; }
  local fetched; fetched=$(sed -n 's/^fetched //p' "$work/err")
  echo "$name $(cat "$work/time") ${fetched:--}" >>"$work/figures"
}

kolada=("$tool" data --base-url "$base" --max-rps 0 --concurrency 4 --kpi "$kpis" --year 2004..2023 --gender all --municipality all)
for ((round = 0; round <= rounds; round++)); do
  [ "$round" -ne 1 ] || : >"$work/figures" # the first round warms caches up
  one B/kolada "${kolada[@]}" --format csv --out "$work/kolada.csv"
  one B/node node "$here/fetch.mjs" "$base" table "$work/node.csv" 1 "$kpis" "$years"
  one B/node-4 node "$here/fetch.mjs" "$base" table "$work/node-4.csv" 4 "$kpis" "$years"
  one B/python /usr/bin/python3 "$here/fetch.py" "$base" table "$work/python.csv" "$kpis" "$years"
  one real/kolada "${kolada[@]}" --include-groups --format ndjson --out "$work/kolada.ndjson"
  one real/node node "$here/fetch.mjs" "$base" stream "$work/node.ndjson" 1 "$kpis" "$years"
  one real/python /usr/bin/python3 "$here/fetch.py" "$base" stream "$work/python.ndjson" "$kpis" "$years"
  one start/kolada "$tool" --version
  one start/node node -e ''
done

# All three must have written the same, or the figures compare nothing.
cmp "$work/node.csv" "$work/node-4.csv"
[ "$(wc -l <"$work/kolada.csv")" = "$(wc -l <"$work/node.csv")" ] && [ "$(wc -l <"$work/kolada.csv")" = "$(wc -l <"$work/python.csv")" ]
[ "$(wc -l <"$work/kolada.ndjson")" = "$(wc -l <"$work/node.ndjson")" ] && [ "$(wc -l <"$work/kolada.ndjson")" = "$(wc -l <"$work/python.ndjson")" ]

node "$here/report.mjs" "$work/figures" "$rounds" "$(($(wc -l <"$work/kolada.csv") - 1))" "$(wc -l <"$work/kolada.ndjson")" | tee "$root/benchmarks/results/side-by-side.md"
