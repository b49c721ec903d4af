// Counters, and what is set on the server: defaults, scripts, ports, the CA.
import { acting, address, bytes, call, count, h, say, table } from './dom.js';
import { scripted } from './mode.js';

const REFRESH_MS = 1000;

export async function countersView() {
  const body = h('div', { id: 'counters' });
  const { modes } = await call('GET', '/modes');
  const schemes = new Map(modes.map(mode => [mode.name, mode]));
  let order = 'connections';
  const sort = h('select', { id: 'order', onchange: () => { order = sort.value; update(); } },
    ['connections', 'open', 'requests', 'port', 'mode'].map(name => h('option', {}, name)));

  async function update() {
    const { ports, connectionsDropped, requestsDropped } = await call('GET', '/counters');
    const used = ports.filter(one => one.connections > 0).sort((one, other) => order === 'port' ? one.port - other.port
      : order === 'mode' ? one.mode.localeCompare(other.mode) : other[order] - one[order]);
    const rows = used.map(one => [
      h('a', { href: `#/mode/${one.mode}` }, one.mode), h('code', { title: address(schemes.get(one.mode) ?? { scheme: 'http' }, one.port) }, String(one.port)),
      one.connections, one.open, one.requests, one.delivered, bytes(one.bytesReceived), bytes(one.bytesSent),
      Object.entries(one.endings).sort((a, b) => b[1] - a[1]).map(([label, number]) => `${label} ${count(number)}`).join(', ')]);
    const scrolled = body.querySelector('.scroll')?.scrollLeft ?? 0;
    body.replaceChildren(rows.length === 0 ? h('p', {}, 'No client has connected yet.')
      : table(['mode', 'port', 'connections', 'open', 'requests', 'delivered', 'in', 'out', 'ended by'], rows),
    connectionsDropped + requestsDropped === 0 ? '' : h('p', { class: 'note' }, `The journal has dropped ${count(connectionsDropped)
    } connections and ${count(requestsDropped)} requests; the counts include them.`));
    if (rows.length > 0) body.querySelector('.scroll').scrollLeft = scrolled;
  }
  await update();
  // A table in which somebody has the focus or a selection is not replaced under the pointer.
  const timer = setInterval(() => {
    if (!document.hidden && !body.contains(document.activeElement)) update().catch(error => say(error.message, true));
  }, REFRESH_MS);
  return {
    content: [h('h1', {}, 'Counters'),
      h('p', { class: 'lead' }, 'What each port has counted since the start, or since the journal was cleared.'),
      h('p', { class: 'buttons' }, h('label', { for: 'order' }, 'Sort by'), sort,
        h('a', { href: '/metrics' }, 'the same for Prometheus')), body],
    leave: () => clearInterval(timer),
  };
}

/** A list of what is set for modes, each with a button that takes it back. */
function list(entries, nothing, describe, remove) {
  return entries.length === 0 ? h('p', { class: 'note' }, nothing)
    : h('ul', { class: 'set' }, entries.map(([mode, value]) => h('li', {},
      h('a', { href: `#/mode/${mode}` }, mode), h('code', {}, describe(value)),
      h('button', { type: 'button', 'aria-label': `Remove: ${mode}`, onclick: remove(mode) }, 'Remove'))));
}

export async function settingsView() {
  const { modes } = await call('GET', '/modes');
  const set = h('div', { id: 'set' });
  const names = modes.map(mode => h('option', {}, mode.name));
  const mode = h('select', { id: 'new-mode' }, names);
  const port = h('input', { id: 'new-port', type: 'number', min: 0, max: 65535, value: 0 });
  const removed = h('select', { id: 'old-port' });

  const then = action => acting(async () => {
    say(await action() ?? 'Done.');
    await update();
  });

  async function update() {
    const { defaults } = await call('GET', '/defaults');
    const { scripts } = await call('GET', '/scripts');
    const { ports } = await call('GET', '/ports');
    removed.replaceChildren(...ports.map(one => h('option', { value: one.port }, `${one.port} ${one.mode}`)));
    set.replaceChildren(
      h('h2', {}, 'Scripts'), list(Object.entries(scripts), 'None is set: each port answers as its mode does.', scripted,
        name => then(() => call('DELETE', `/modes/${name}/script`).then(() => undefined))),
      h('h2', {}, 'Defaults'), list(Object.entries(defaults), 'Those of the catalogue.', JSON.stringify,
        name => then(() => call('DELETE', `/modes/${name}/defaults`).then(() => undefined))));
  }
  await update();
  return {
    content: [
      h('h1', {}, 'Settings'),
      h('p', { class: 'lead' }, 'What this server does differently from the catalogue. A mode’s page sets its script and its defaults.'),
      set,
      h('p', { class: 'buttons' }, h('button', { type: 'button', id: 'reset', onclick: then(async () => {
        await call('POST', '/reset');
        return 'As it was at the start: scripts, defaults, counters, journal.';
      }) }, 'Reset the server'), h('span', { class: 'note' }, 'scripts and defaults of the start, counters at zero, an empty journal')),
      h('h2', {}, 'Ports'),
      h('form', { class: 'buttons', onsubmit: then(async () => {
        const added = await call('POST', '/ports', { mode: mode.value, port: Number(port.value) });
        return `${added.mode} is on port ${added.port}, too.`;
      }) }, h('label', { for: 'new-mode' }, 'Mode'), mode, h('label', { for: 'new-port' }, 'Port'), port, h('button', {}, 'Add a port'),
      h('span', { class: 'note' }, '0: any free port')),
      h('form', { class: 'buttons', onsubmit: then(async () => {
        await call('DELETE', `/ports/${removed.value}`);
        return `Port ${removed.value} is closed.`;
      }) }, h('label', { for: 'old-port' }, 'Port'), removed, h('button', {}, 'Close the port and its connections')),
      h('h2', {}, 'Certificates'),
      h('p', {}, h('a', { href: '/ca.pem', download: 'ca.pem' }, 'ca.pem'),
        ' is the certificate of the CA that issues those of the TLS ports: give it to the client under test as a trusted root, '
        + 'or to curl with --cacert.'),
    ],
  };
}
