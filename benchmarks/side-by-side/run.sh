#!/usr/bin/env bash
# The published tool against plain Node and plain Python on one synthetic server: whole processes in turn, medians as ratios.
# Needs node, curl, Debian's python3-requests and time. usage: benchmarks/side-by-side/run.sh [ROUNDS]
# KOLADA_TOOL names a tool that is published already; KOLADA_FETCH a built Kolada.Benchmarks; RESULT another file for the report.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
rounds=${1:-5}
work=$(mktemp -d)
children=()

finish() {
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

need() { "$@" >/dev/null 2>&1 || { echo "side-by-side: cannot run '$*'. On Debian: apt-get install nodejs python3-requests time curl" >&2; exit 1; }; }
need node --version
need curl --version
need /usr/bin/time -f %e true
need /usr/bin/python3 -c 'import requests'

say() { echo "$(date +%T) $*" >&2; }

# A server's address is the first line that it prints.
address() { # FILE
  for ((i = 0; i < 300; i++)); do
    if grep -q ^http "$1" 2>/dev/null; then head -n 1 "$1"; return; fi
    sleep 0.1
  done
  echo "side-by-side: no server after 30 seconds" >&2
  exit 1
}

tool=${KOLADA_TOOL:-}
if [ -z "$tool" ]; then
  say "publishing the tool"
  dotnet publish "$root/src/Kolada.Cli" -c Release -r linux-x64 -o "$work/tool" >"$work/publish.log" || { tail -n 20 "$work/publish.log" >&2; exit 1; }
  tool=$work/tool/kolada
fi

fetch=${KOLADA_FETCH:-}
if [ -z "$fetch" ]; then
  say "building the benchmarks"
  dotnet build "$root/benchmarks/Kolada.Benchmarks" -c Release -o "$work/benchmarks" >"$work/build.log" || { tail -n 20 "$work/build.log" >&2; exit 1; }
  fetch=$work/benchmarks/Kolada.Benchmarks
fi

"$tool" sandbox --synthetic 1 --port 0 >"$work/address" 2>/dev/null &
children+=($!)
base=$(address "$work/address")
node "$here/delay.mjs" "$base" 100 >"$work/far-address" &
children+=($!)
far=$(address "$work/far-address")

# Six KPIs that all municipalities have, and twenty years.
kpis=$(curl -sf "$base/kpi?per_page=5000" | node -e 'const p = JSON.parse(require("fs").readFileSync(0)); console.log(p.values.filter(k => k.is_divided_by_gender && k.municipality_type === "K").slice(0, 6).map(k => k.id).join())')
years=$(seq -s, 2004 2023)

# Runs a program, for five minutes at most: its name, wall seconds, processor seconds, peak kilobytes, and the seconds of its fetch where it tells them.
one() { # NAME COMMAND…
  local name=$1; shift
  if ! timeout 300 /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$@" 2>"$work/err" >/dev/null; then
    echo "side-by-side: $name failed" >&2
    cat "$work/err" >&2
    exit 1
  fi
  local fetched; fetched=$(sed -n 's/^fetched //p' "$work/err" | tail -n 1)
  echo "$name $(tail -n 1 "$work/time") ${fetched:--}" >>"$work/figures"
}

data=(data --max-rps 0 --concurrency 4 --kpi "$kpis" --year 2004..2023 --gender all --municipality all)
for ((round = 0; round <= rounds; round++)); do
  say "round $round of $rounds"
  [ "$round" -ne 1 ] || : >"$work/figures" # the round before the first warms caches up
  one B/kolada "$tool" "${data[@]}" --base-url "$base" --format csv --out "$work/kolada.csv"
  one B/node node "$here/fetch.mjs" "$base" table "$work/node.csv" 1 "$kpis" "$years"
  one B/python /usr/bin/python3 "$here/fetch.py" "$base" table "$work/python.csv" "$kpis" "$years"
  one fetch/kolada "$fetch" fetch "$base" "$kpis"
  one fetch/node node "$here/fetch.mjs" "$base" again - 1 "$kpis" "$years"
  one fetch/python /usr/bin/python3 "$here/fetch.py" "$base" again - "$kpis" "$years"
  one far/kolada "$tool" "${data[@]}" --base-url "$far" --format csv --out "$work/far.csv"
  one far/node-4 node "$here/fetch.mjs" "$far" table "$work/node-4.csv" 4 "$kpis" "$years"
  one far-fetch/kolada "$fetch" fetch "$far" "$kpis"
  one far-fetch/node-4 node "$here/fetch.mjs" "$far" again - 4 "$kpis" "$years"
  one real/kolada "$tool" "${data[@]}" --base-url "$base" --include-groups --format ndjson --out "$work/kolada.ndjson"
  one real/node node "$here/fetch.mjs" "$base" stream "$work/node.ndjson" 1 "$kpis" "$years"
  one real/python /usr/bin/python3 "$here/fetch.py" "$base" stream "$work/python.ndjson" "$kpis" "$years"
  one start/kolada "$tool" --version
  one start/node node -e ''
done

# All of them must have written the same, or the figures compare nothing.
lines() { wc -l <"$1"; }
for other in node python far node-4; do
  [ "$(lines "$work/kolada.csv")" = "$(lines "$work/$other.csv")" ] || { echo "side-by-side: $other.csv has other lines than kolada.csv" >&2; exit 1; }
done
for other in node python; do
  [ "$(lines "$work/kolada.ndjson")" = "$(lines "$work/$other.ndjson")" ] || { echo "side-by-side: $other.ndjson has other lines than kolada.ndjson" >&2; exit 1; }
done

node "$here/report.mjs" "$work/figures" "$rounds" "$(($(lines "$work/kolada.csv") - 1))" "$(lines "$work/kolada.ndjson")" >"$work/report.md"
cp "$work/report.md" "${RESULT:-$root/benchmarks/results/side-by-side.md}"
cat "$work/report.md"
