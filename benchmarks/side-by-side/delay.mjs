// A server far away: passes every request on, and holds the answer back for so many milliseconds. Prints its address.
// usage: node delay.mjs BASE MILLISECONDS
import { createServer, request, Agent } from 'node:http';

const [base, milliseconds] = process.argv.slice(2);
const target = new URL(base);
const agent = new Agent({ keepAlive: true });

const server = createServer((incoming, outgoing) => {
  const due = performance.now() + Number(milliseconds);
  // The pages' next_url name the host that was asked, so the host goes along as it came.
  request({ host: target.hostname, port: target.port, path: incoming.url, headers: incoming.headers, agent }, (answer) => {
    const parts = [];
    answer.on('data', (part) => parts.push(part));
    answer.on('end', () => setTimeout(() => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      outgoing.end(Buffer.concat(parts));
    }, due - performance.now()));
  }).on('error', () => outgoing.destroy()).end();
});

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}${target.pathname}`));
