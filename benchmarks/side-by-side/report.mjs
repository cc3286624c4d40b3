// Medians and ratios of the figures that run.sh collected, each with its limit.
// usage: node report.mjs FIGURES ROUNDS VALUES_OF_B VALUES_OF_REAL_SHAPE
import { readFileSync } from 'node:fs';

const [file, rounds, valuesB, valuesReal] = process.argv.slice(2);
const runs = new Map();
for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
  const [name, wall, user, system, kilobytes, fetched] = line.split(' ');
  if (!runs.has(name)) runs.set(name, []);
  runs.get(name).push({ wall: Number(wall), processor: Number(user) + Number(system), peak: Number(kilobytes) / 1024, fetched: Number(fetched) });
}

const median = (name, figure) => {
  const sorted = runs.get(name).map((run) => run[figure]).sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
};
const fastest = (names, figure) => Math.min(...names.map((name) => median(name, figure)));
const limit = (value, most, digits) => `${value.toFixed(digits)} | ${most.toFixed(digits)} | ${value <= most ? 'yes' : '**no**'}`;

console.log(`# Side by side

Written by \`benchmarks/side-by-side/run.sh ${rounds}\`: medians of ${rounds} rounds, the programs in turn, on one machine with the server. "Wall" and "processor"
are ratios to the faster of Node and Python by the same measure; processor time, user and system, is what other programs on the machine disturb least.

| what | is | at most | met |
|---|---:|---:|---|`);
const plain = (name) => [`${name}/node`, `${name}/python`];
console.log(`| B, fetch and table in the process, wall | ${limit(median('fetch/kolada', 'fetched') / fastest(plain('fetch'), 'fetched'), 0.3, 2)} |`);
console.log(`| B, whole process with CSV, wall | ${limit(median('B/kolada', 'wall') / fastest(plain('B'), 'wall'), 0.5, 2)} |`);
console.log(`| B, whole process with CSV, peak MB | ${limit(median('B/kolada', 'peak'), 90, 0)} |`);
console.log(`| real shape, NDJSON, wall | ${limit(median('real/kolada', 'wall') / fastest(plain('real'), 'wall'), 0.3, 2)} |`);
console.log(`| real shape, NDJSON, peak MB | ${limit(median('real/kolada', 'peak'), 120, 0)} |`);
console.log(`| B at 100 ms, 4 in flight, whole process with CSV, against Node's, wall | ${limit(median('far/kolada', 'wall') / median('far/node-4', 'wall'), 0.66, 2)} |`);
console.log(`| B at 100 ms, 4 in flight, in the process, the fetch repeated, against Node's | ${limit(median('far-fetch/kolada', 'fetched') / median('far-fetch/node-4', 'fetched'), 0.66, 2)} |`);
console.log(`| \`kolada --version\` against an empty Node program, wall | ${limit(median('start/kolada', 'wall') / median('start/node', 'wall'), 0.9, 2)} |`);

const table = (title, base, names) => {
  console.log(`\n## ${title}\n\n| | wall | processor | peak MB | fetched, s |\n|---|---:|---:|---:|---:|`);
  for (const name of names) {
    const fetched = median(name, 'fetched');
    console.log(`| ${name.split('/')[1]} | ${(median(name, 'wall') / fastest(base, 'wall')).toFixed(2)} | ${(median(name, 'processor') / fastest(base, 'processor')).toFixed(2)} | ${median(name, 'peak').toFixed(0)} | ${Number.isNaN(fetched) ? '' : fetched.toFixed(3)} |`);
  }
};
table(`B: 6 KPIs, 312 municipalities, 20 years, ${valuesB} values, CSV written`, plain('B'), ['B/kolada', 'B/node', 'B/python']);
table(`Real shape: the same with all groups, ${valuesReal} values, streamed as NDJSON`, plain('real'), ['real/kolada', 'real/node', 'real/python']);
table('B with every answer 100 ms late, 4 in flight, CSV written', ['far/node-4'], ['far/kolada', 'far/node-4']);
table('Start: `kolada --version` against an empty program', ['start/node'], ['start/kolada', 'start/node']);
console.log(`
## B in the process, the table fetched again and again

| | seconds |
|---|---:|`);
for (const name of ['fetch/kolada', 'fetch/node', 'fetch/python', 'far-fetch/kolada', 'far-fetch/node-4']) {
  console.log(`| ${name.replace('far-fetch/', '100 ms late, 4 in flight: ').replace('fetch/', '')} | ${median(name, 'fetched').toFixed(3)} |`);
}
console.log(`
The median of five fetches after a first one, the list of municipalities fetched each time and nothing kept between them. "Fetched" in the other tables is
what a program says of its one fetch, from its first line to its table, or to the last line written where it streams.

The list of municipalities and thirteen calls of 25, four at a time, are five rounds: at 100 ms they take 0.5 s, whoever asks. Repeated in one process, that
alone is ${(0.5 / median('far-fetch/node-4', 'fetched')).toFixed(2)} of Node's time, and the rest of the fetch some ${(1000 * (median('far-fetch/kolada', 'fetched') - 0.5)).toFixed(0)} ms, in which the server and the delaying proxy answer five times on the same two cores.`);
