// Node's fetch; follows redirects and decompresses by default. Its limit, a signal, is one for the whole exchange.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const say = (message) => process.stdout.write(JSON.stringify(message) + '\n');

await fetch('data:,'); // Loads fetch, and with it the class of its pools, which Node exports under this name only.
const Pool = globalThis[Symbol.for('undici.globalDispatcher.1')].constructor;

async function send(pool, call, url) {
  const { method = 'GET', headers = {}, bytes = 0 } = call;
  const body = bytes ? Buffer.alloc(bytes, 'a') : undefined;
  try {
    const signal = AbortSignal.timeout(call.timeoutMs);
    const response = await fetch(url, { method, headers, body, signal, dispatcher: pool });
    const hash = createHash('sha256');
    let size = 0;
    let text = '';
    for await (const part of response.body ?? []) {
      size += part.length;
      hash.update(part);
      text += Buffer.from(part).toString('latin1').slice(0, 65536 - text.length);
    }
    return { outcome: 'ok', status: response.status, bytes: size, sha256: hash.digest('hex'), text };
  } catch (error) {
    const cause = error.cause ? `: ${error.cause.code ?? ''} ${error.cause.message}` : '';
    return { outcome: 'error', error: `${error.name}: ${error.message}${cause}` };
  }
}

async function answer(call) {
  const start = performance.now();
  const pool = new Pool({ connect: { ca: readFileSync(call.ca) } });
  let said;
  if (call.url) {
    said = await send(pool, call, call.url);
  } else { // The method, the content and the fields are the last request's.
    const first = await send(pool, { timeoutMs: call.timeoutMs }, call.urls[0]);
    await sleep(call.pauseMs);
    said = { results: [first, await send(pool, call, call.urls[1])] };
  }
  say({ id: call.id, ms: Math.round(performance.now() - start), ...said });
  pool.destroy().catch(() => {});
}

say({ hello: 1, name: 'node-fetch', version: process.versions.undici, runtime: `node ${process.version}`,
  can: ['h1', 'tls', 'post', 'two'], parallel: 16 });
createInterface({ input: process.stdin }).on('line', (line) => answer(JSON.parse(line)));
