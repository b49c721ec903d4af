// The journal's events as a stream whose reader keeps half of the time free, so that the page answers while a server is
// flooded: what the page does not read in time, the server leaves out, and counts.

const RETRY_MS = 2000;

/**
 * Calls `receive(kind, data)` for each event of the server, whose data is JSON, and subscribes again after an error.
 * Once it has subscribed, and before it reads events, it awaits `begin()`, which may load what was there before: nothing is
 * missed, and what happens meanwhile comes as an event, too. `changed(isOpen)` follows each start and each end.
 *
 * @returns a function that ends it
 */
export function follow(path, { begin, receive, changed }) {
  const controller = new AbortController();
  const { signal } = controller;

  async function run() {
    while (!signal.aborted) {
      try {
        const reply = await fetch(path, { signal, cache: 'no-store' });
        if (!reply.ok) throw new Error(`${reply.status} ${reply.statusText}`);
        const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
        try {
          await begin();
          changed(true);
          await read(reader, receive);
        } finally {
          reader.cancel().catch(() => {});
        }
      } catch {
        // The next attempt may succeed: the server restarts, or this machine wakes up.
      }
      if (signal.aborted) return;
      changed(false);
      await pause(RETRY_MS);
    }
  }

  run();
  return () => controller.abort();
}

async function read(reader, receive) {
  let rest = '';
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    const begin = performance.now();
    const events = (rest + value).split('\n\n');
    rest = events.pop();
    for (const event of events) {
      const kind = event.match(/^event: (.+)$/m)?.[1];
      if (kind) receive(kind, event.match(/^data: (.+)$/m)[1]);
    }
    await pause(performance.now() - begin);
  }
}

function pause(ms) {
  return new Promise(resolve => setTimeout(resolve, ms));
}
