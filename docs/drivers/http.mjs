// Node's http and https; follow no redirects. Their limit, a signal, is one for the whole exchange.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const say = (message) => process.stdout.write(JSON.stringify(message) + '\n');

function send(agent, call, url) {
  const { method = 'GET', headers = {}, bytes = 0 } = call;
  const module = url.startsWith('https') ? https : http;
  return new Promise((resolve) => {
    const fail = (error) => resolve({ outcome: 'error', error: `${error.name}: ${error.code ?? ''} ${error.message}` });
    const signal = AbortSignal.timeout(call.timeoutMs);
    const request = module.request(url, { method, headers, agent, signal }, async (response) => {
      const hash = createHash('sha256');
      let size = 0;
      let text = '';
      try {
        for await (const part of response) {
          size += part.length;
          hash.update(part);
          text += part.toString('latin1').slice(0, 65536 - text.length);
        }
        resolve({ outcome: 'ok', status: response.statusCode, bytes: size, sha256: hash.digest('hex'), text });
      } catch (error) {
        fail(error);
      }
    });
    request.on('error', fail);
    request.end(bytes ? Buffer.alloc(bytes, 'a') : undefined);
  });
}

async function answer(call) {
  const start = performance.now();
  const Agent = (call.url ?? call.urls[0]).startsWith('https') ? https.Agent : http.Agent;
  const agent = new Agent({ keepAlive: true, ca: readFileSync(call.ca) });
  let said;
  if (call.url) {
    said = await send(agent, call, call.url);
  } else { // The method, the content and the fields are the last request's.
    const first = await send(agent, { timeoutMs: call.timeoutMs }, call.urls[0]);
    await sleep(call.pauseMs);
    said = { results: [first, await send(agent, call, call.urls[1])] };
  }
  say({ id: call.id, ms: Math.round(performance.now() - start), ...said });
  agent.destroy();
}

say({ hello: 1, name: 'node-http', version: process.version, runtime: `node ${process.version}`,
  can: ['h1', 'tls', 'post', 'two'], parallel: 16 });
createInterface({ input: process.stdin }).on('line', (line) => answer(JSON.parse(line)));
