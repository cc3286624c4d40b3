// A second Kolada for the end-to-end tests, written from the API's contract alone. It shares neither code nor data format with
// the sandbox, so that a misreading of the contract on either side shows.
//
//   node server.mjs DATA_FOLDER [--date "Sun, 16 Aug 2026 00:00:00 GMT"]
//
// DATA_FOLDER holds kpi.json.gz, municipality.json.gz, municipality_groups.json.gz, kpi_groups.json.gz, ou_2024-01.json.gz and
// values/<KPI>.json.gz. It listens on a free port of the loopback interface and prints its address on the first line.
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const [folder, flag, date] = process.argv.slice(2);
const answeredAt = flag === '--date' ? date : undefined;
const maxSegment = 25;
const maxPage = 5000;

const read = name => JSON.parse(zlib.gunzipSync(fs.readFileSync(path.join(folder, name)))).values;
const lazily = make => { let made; return () => (made ??= make()); };

const lists = {
  kpi: lazily(() => read('kpi.json.gz')),
  kpi_groups: lazily(() => read('kpi_groups.json.gz')),
  municipality: lazily(() => read('municipality.json.gz')),
  municipality_groups: lazily(() => read('municipality_groups.json.gz')),
  ou: lazily(() => read('ou_2024-01.json.gz')),
};
const groups = lazily(() => new Map(lists.municipality_groups().map(g => [g.id, g.members.map(m => m.member_id)])));
const kpisWithValues = fs.readdirSync(path.join(folder, 'values')).map(f => f.slice(0, 6)).sort();

// kpi -> period -> municipality -> values
const series = new Map();
function seriesOf(kpi) {
  if (!kpisWithValues.includes(kpi)) return new Map();
  if (!series.has(kpi)) {
    const years = new Map();
    for (const row of read(`values/${kpi}.json.gz`)) {
      if (!years.has(row.period)) years.set(row.period, new Map());
      years.get(row.period).set(row.municipality, row.values);
    }
    series.set(kpi, years);
  }
  return series.get(kpi);
}

function groupRow(places, members) {
  const values = [];
  for (const gender of ['T', 'K', 'M']) {
    const known = members.flatMap(m => (places.get(m) ?? []).filter(v => v.gender === gender && v.value != null).map(v => v.value));
    if (known.length > 0) values.push({ gender, count: known.length, status: '', value: known.reduce((a, b) => a + b, 0) / known.length });
  }
  return values;
}

function* dataRows(kpis, places, years) {
  for (const kpi of (kpis ?? kpisWithValues).slice().sort()) {
    const bySeries = seriesOf(kpi);
    for (const year of (years ?? [...bySeries.keys()]).slice().sort((a, b) => a - b)) {
      const byPlace = bySeries.get(year);
      if (!byPlace) continue;
      const wanted = places ?? [...byPlace.keys(), ...groups().keys()];
      for (const municipality of [...new Set(wanted)].sort()) {
        const values = byPlace.get(municipality) ?? (groups().has(municipality) ? groupRow(byPlace, groups().get(municipality)) : []);
        if (values.length > 0) {
          yield { kpi, municipality, period: year, values: values.map(v => ({ gender: v.gender, count: v.count ?? null, status: v.status ?? '', value: v.value ?? null, isdeleted: false })) };
        }
      }
    }
  }
}

const invalid = (where, message) => ({ status: 422, body: { detail: [{ loc: where, msg: message, type: 'value_error' }] } });
const notFound = { status: 404, body: { detail: 'Not Found' } };

function segments(parts) {
  const found = {};
  for (let i = 0; i < parts.length; i += 2) {
    const values = (parts[i + 1] ?? '').split(',').map(decodeURIComponent).filter(v => v !== '');
    if (values.length > maxSegment) return { problem: invalid(['path', parts[i]], `at most ${maxSegment} values`) };
    found[parts[i]] = values;
  }
  return { found };
}

function entities(name, ids, query) {
  let items = lists[name]();
  if (ids !== undefined) {
    const wanted = new Set(decodeURIComponent(ids).split(','));
    if (wanted.size > maxSegment) return { problem: invalid(['path', name], `at most ${maxSegment} values`) };
    items = items.filter(item => wanted.has(item.id));
  }
  const title = query.get('title')?.toLowerCase();
  if (title) items = items.filter(item => item.title.toLowerCase().includes(title));
  if (name === 'ou' && query.get('municipality')) items = items.filter(item => item.municipality === query.get('municipality'));
  return { items };
}

function page(items, url, origin) {
  const number = Number(url.searchParams.get('page') ?? 1);
  const size = Number(url.searchParams.get('per_page') ?? maxPage);
  if (!Number.isInteger(number) || number < 1) return invalid(['query', 'page'], 'from 1');
  if (!Number.isInteger(size) || size < 1 || size > maxPage) return invalid(['query', 'per_page'], `1 to ${maxPage}`);
  const at = n => { const next = new URL(url); next.searchParams.set('page', n); return origin + next.pathname + next.search; };
  const values = items.slice((number - 1) * size, number * size);
  return { status: 200, body: {
    values,
    count: values.length,
    next_url: number * size < items.length ? at(number + 1) : null,
    previous_url: number > 1 ? at(number - 1) : null,
  } };
}

function answer(request) {
  const origin = `http://${request.headers.host}`;
  const url = new URL(request.url, origin);
  const [version, first, ...rest] = url.pathname.split('/').slice(1).filter((part, i, all) => part !== '' || i < all.length - 1);
  if (version === 'v2') return { status: 410, body: { error: 'This endpoint is deprecated. Please use /v3 instead.' } };
  if (version !== 'v3') return notFound;
  if (Object.hasOwn(lists, first) && rest.length <= 1) {
    const { items, problem } = entities(first, rest[0], url.searchParams);
    return problem ?? page(items, url, origin);
  }
  if (first !== 'data' && first !== 'oudata') return notFound;
  const { found, problem } = segments(rest);
  if (problem) return problem;
  const dimensions = first === 'data' ? ['kpi', 'municipality', 'year'] : ['kpi', 'ou', 'municipality', 'year'];
  if (Object.keys(found).some(name => !dimensions.includes(name))) return notFound;
  const enough = Object.keys(found).length >= 2 && first === 'data';
  return page(enough ? [...dataRows(found.kpi, found.municipality, found.year?.map(Number))] : [], url, origin);
}

const server = http.createServer((request, response) => {
  const { status, body } = answer(request);
  let bytes = Buffer.from(JSON.stringify(body));
  const headers = { 'content-type': 'application/json' };
  if (answeredAt) headers.date = answeredAt;
  if (/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    bytes = zlib.gzipSync(bytes);
    headers['content-encoding'] = 'gzip';
  }
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.end(bytes);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/v3`));
// Whoever started it closes its standard input to stop it, also by dying.
process.stdin.on('end', () => process.exit(0)).resume();
