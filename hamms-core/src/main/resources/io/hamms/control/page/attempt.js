// "Try it": what the browser reports of a request to another port, and what the journal has of it.
import { acting, bytes, call, h, isHere, time } from './dom.js';
import { lengthOf, ofEntry, timeline } from './timeline.js';

const GIVE_UP_MS = 15000;

/** Sends the request and returns the sentence that says what the page saw. */
async function report(url, method, signal) {
  const begin = performance.now();
  const after = () => time(performance.now() - begin);
  try {
    await fetch(url, { method, mode: 'no-cors', cache: 'no-store', credentials: 'omit', signal, body: method === 'POST' ? 'hello' : undefined });
    return `The browser reports the head of a response after ${after()}; its status and content are hidden from a page of another port.`;
  } catch (error) {
    return signal.aborted ? `Stopped after ${after()}: the browser still waited.`
      : `The browser reports: ${error.name}: ${error.message}, after ${after()}.`;
  }
}

/** The mode's connections that are newer than a number. */
async function connections(mode, newest) {
  const { connections: all } = await call('GET', `/journal/connections?mode=${mode.name}&limit=20`);
  return all.filter(one => one.number > newest);
}

/** The form that tries the URL that `target` returns. */
export function attempt(mode, target) {
  const seen = h('div', { id: 'seen', role: 'status' });
  const method = h('select', { id: 'method' }, h('option', {}, 'GET'), h('option', {}, 'POST'), h('option', {}, 'HEAD'));
  const send = h('button', { class: 'main', disabled: !isHere }, 'Send from this browser');
  const stop = h('button', { type: 'button', disabled: true }, 'Stop');
  const form = h('form', { onsubmit: acting(run) },
    h('label', { for: 'method' }, 'Method'), method, send, stop);

  async function run() {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), GIVE_UP_MS);
    stop.onclick = () => controller.abort();
    send.disabled = true;
    stop.disabled = false;
    seen.replaceChildren(h('p', {}, 'Waiting …'));
    try {
      const before = await connections(mode, 0);
      const newest = Math.max(0, ...before.map(one => one.number));
      const said = await report(target(), method.value, controller.signal);
      // A response goes on after its head: without an end, it would do so in the background.
      await new Promise(resolve => setTimeout(resolve, 300));
      controller.abort();
      await new Promise(resolve => setTimeout(resolve, 200));
      const made = await connections(mode, newest);
      seen.replaceChildren(h('p', { class: 'said' }, said), h('h3', {}, 'The journal has'), ...wire(made));
    } finally {
      clearTimeout(timer);
      send.disabled = !isHere;
      stop.disabled = true;
    }
  }
  return [form, isHere ? null : h('p', { class: 'note' }, `The browser may try a port from this page only if the page is opened as localhost, and this one is ${
    location.hostname}: its policy allows no other host. The commands work from a shell.`),
  mode.scheme === 'https' ? h('p', { class: 'note' }, 'The browser trusts a TLS port only once ',
    h('a', { href: '/ca.pem', download: 'ca.pem' }, 'ca.pem'), ' is among its roots; curl needs the file, too.') : null, seen];
}

function requests(one) {
  const number = one.requests.length + one.requestsDropped;
  return number === 1 ? '1 request' : `${number} requests`;
}

function wire(made) {
  if (made.length === 0) {
    return [h('p', {}, 'no new connection: the browser sent the request on an older one, or could not connect.')];
  }
  const now = Date.now();
  const entries = made.map(ofEntry);
  const longest = Math.max(...entries.map(one => lengthOf(one, now)), 1);
  return entries.map(one => h('div', { class: 'wire' }, timeline(one, longest, now),
    h('p', { class: 'note' }, `#${one.number}, ${time(lengthOf(one, now))}: ${requests(one)}, ${bytes(one.bytesReceived)} in, `
      + `${bytes(one.bytesSent)} out, ${one.ending ? `ended by ${one.ending.label}` : 'still open'}`)));
}
