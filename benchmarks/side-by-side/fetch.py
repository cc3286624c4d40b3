"""Plain Python: requests, the contract's pages, and text out. What one writes without a client library.

usage: python3 fetch.py BASE table|again|stream FILE KPIS YEARS
table writes a sorted CSV; again fetches six times, writes nothing, and says the median of all but the first; stream writes NDJSON.
"""
import csv
import json
import sys
import time

import requests

base, mode, file, kpis, years = sys.argv[1:]
begun = time.perf_counter()
session = requests.Session()


def pages(path):
    url = f"{base}/{path}"
    while url:
        answer = session.get(url)
        answer.raise_for_status()
        page = answer.json()
        yield page["values"]
        url = page["next_url"]


def rows(path):
    return [row for values in pages(path) for row in values]


def flat(some):
    for row in some:
        for v in row["values"]:
            if not v.get("isdeleted"):
                yield (row["kpi"], row["municipality"], titles.get(row["municipality"]), row["period"], v["gender"], v["value"], v["count"], v["status"])


names = ["kpi", "municipality", "municipality_title", "year", "gender", "value", "count", "status"]
titles = {}
count = 0


def fetch_table():
    titles.update((m["id"], m["title"]) for m in rows("municipality"))
    ids = list(titles)
    table = {}
    for i in range(0, len(ids), 25):
        for value in flat(rows(f"data/kpi/{kpis}/municipality/{','.join(ids[i:i + 25])}/year/{years}")):
            table[value[0], value[1], value[3], value[4]] = value
    return table


if mode == "again":
    seconds = []
    for _ in range(6):
        start = time.perf_counter()
        count = len(fetch_table())
        seconds.append(time.perf_counter() - start)
    print(f"fetched {sorted(seconds[1:])[2]:.3f}", file=sys.stderr)
elif mode == "table":
    table = fetch_table()
    print(f"fetched {time.perf_counter() - begun:.3f}", file=sys.stderr)
    with open(file, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        for key in sorted(table, key=lambda k: (k[0], k[1], k[2], "TKM".index(k[3]))):
            writer.writerow(["" if field is None else field for field in table[key]])
    count = len(table)
else:
    titles.update((m["id"], m["title"]) for path in ("municipality", "municipality_groups") for m in rows(path))
    with open(file, "w", encoding="utf-8") as out:
        for values in pages(f"data/kpi/{kpis}/year/{years}"):
            for value in flat(values):
                out.write(json.dumps(dict(zip(names, value)), ensure_ascii=False) + "\n")
                count += 1
    print(f"fetched {time.perf_counter() - begun:.3f}", file=sys.stderr)
print(f"values {count}", file=sys.stderr)
