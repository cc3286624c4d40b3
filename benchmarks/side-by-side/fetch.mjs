// Plain Node: fetch, the contract's pages, and text out. What one writes without a client library.
// usage: node fetch.mjs BASE table|again|stream FILE CONCURRENCY KPIS YEARS
// table writes a sorted CSV; again fetches six times, writes nothing, and says the median of all but the first; stream writes NDJSON.
import { createWriteStream, writeFileSync } from 'node:fs';

const [base, mode, file, concurrency, kpis, years] = process.argv.slice(2);
const begun = performance.now();

async function* pages(path) {
  for (let url = `${base}/${path}`; url;) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${answer.status} ${url}`);
    const page = await answer.json();
    yield page.values;
    url = page.next_url;
  }
}

async function all(path) {
  const rows = [];
  for await (const values of pages(path)) rows.push(...values);
  return rows;
}

function* flat(rows, titles) {
  for (const row of rows) {
    for (const v of row.values) {
      if (!v.isdeleted) {
        yield { kpi: row.kpi, municipality: row.municipality, municipality_title: titles.get(row.municipality) ?? null, year: row.period, gender: v.gender, value: v.value, count: v.count, status: v.status };
      }
    }
  }
}

const quote = (text) => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const order = (a, b) => a.kpi < b.kpi ? -1 : a.kpi > b.kpi ? 1 : a.municipality < b.municipality ? -1 : a.municipality > b.municipality ? 1 : a.year - b.year || 'TKM'.indexOf(a.gender) - 'TKM'.indexOf(b.gender);

async function fetchTable() {
  const titles = new Map((await all('municipality')).map((m) => [m.id, m.title]));
  const ids = [...titles.keys()];
  const calls = [];
  for (let i = 0; i < ids.length; i += 25) calls.push(`data/kpi/${kpis}/municipality/${ids.slice(i, i + 25)}/year/${years}`);
  const parts = new Array(calls.length);
  let next = 0;
  await Promise.all(Array.from({ length: Number(concurrency) }, async () => {
    while (next < calls.length) {
      const i = next++;
      parts[i] = await all(calls[i]);
    }
  }));
  const table = new Map();
  for (const row of parts.flat()) for (const value of flat([row], titles)) table.set(`${value.kpi}/${value.municipality}/${value.year}/${value.gender}`, value);
  return table;
}

let count = 0;
if (mode === 'again') {
  const seconds = [];
  for (let time = 0; time < 6; time++) {
    const start = performance.now();
    count = (await fetchTable()).size;
    seconds.push((performance.now() - start) / 1000);
  }
  console.error(`fetched ${seconds.slice(1).sort((a, b) => a - b)[2].toFixed(3)}`);
} else if (mode === 'table') {
  const table = await fetchTable();
  console.error(`fetched ${((performance.now() - begun) / 1000).toFixed(3)}`);
  const lines = ['kpi,municipality,municipality_title,year,gender,value,count,status'];
  for (const v of [...table.values()].sort(order)) {
    lines.push(`${v.kpi},${v.municipality},${quote(v.municipality_title ?? '')},${v.year},${v.gender},${v.value ?? ''},${v.count ?? ''},${quote(v.status ?? '')}`);
  }
  writeFileSync(file, lines.join('\n') + '\n');
  count = table.size;
} else {
  const titles = new Map((await all('municipality')).map((m) => [m.id, m.title]));
  for (const group of await all('municipality_groups')) titles.set(group.id, group.title);
  const out = createWriteStream(file);
  for await (const values of pages(`data/kpi/${kpis}/year/${years}`)) {
    const lines = [];
    for (const value of flat(values, titles)) lines.push(JSON.stringify(value));
    count += lines.length;
    if (!out.write(lines.join('\n') + '\n')) await new Promise((done) => out.once('drain', done));
  }
  await new Promise((done) => out.end(done));
  console.error(`fetched ${((performance.now() - begun) / 1000).toFixed(3)}`);
}
console.error(`values ${count}`);
