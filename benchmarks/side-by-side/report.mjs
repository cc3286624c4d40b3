// Medians and ratios of the figures that run.sh collected.
import { readFileSync } from 'node:fs';

const [file, rounds, valuesB, valuesReal] = process.argv.slice(2);
const runs = new Map();
for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
  const [name, seconds, kilobytes, fetched] = line.split(' ');
  if (!runs.has(name)) runs.set(name, []);
  runs.get(name).push({ seconds: Number(seconds), megabytes: Number(kilobytes) / 1024, fetched: Number(fetched) });
}

const median = (name, figure) => runs.get(name).map((run) => run[figure]).sort((a, b) => a - b)[Math.floor(runs.get(name).length / 2)];
const table = (title, names) => {
  const fastest = Math.min(...names.filter((name) => !name.endsWith('kolada')).map((name) => median(name, 'seconds')));
  console.log(`\n## ${title}\n\n| | whole process, × the faster other | peak memory, MB |\n|---|---:|---:|`);
  for (const name of names) {
    console.log(`| ${name.split('/')[1]} | ${(median(name, 'seconds') / fastest).toFixed(2)} | ${median(name, 'megabytes').toFixed(0)} |`);
  }
};

console.log(`# Side by side\n\nMedians of ${rounds} interleaved rounds on one machine, server included; trust the ratios. Written by \`benchmarks/side-by-side/run.sh\`.`);
table(`B: 6 KPIs, 312 municipalities, 20 years, ${valuesB} values, CSV written`, ['B/kolada', 'B/node', 'B/python']);
console.log(`\nNode with four calls in flight: ${(median('B/node-4', 'seconds') / Math.min(median('B/node', 'seconds'), median('B/python', 'seconds'))).toFixed(2)}.`);
table(`Real shape: the same with all groups, ${valuesReal} values, streamed as NDJSON`, ['real/kolada', 'real/node', 'real/python']);
table('Start: `kolada --version` against an empty program', ['start/kolada', 'start/node']);
