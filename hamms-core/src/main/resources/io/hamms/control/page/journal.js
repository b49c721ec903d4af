// The live journal: connections as lines to scale, from the server's events. Its work is bounded, whatever the server does:
// it follows at most NEW_A_SECOND new connections and reads MAX_READ events a second, and says what it left out.
import { acting, call, count, h, say, time } from './dom.js';
import { follow } from './events.js';
import { instant, lengthOf, ofEntry, scaleFor, timeline } from './timeline.js';

const MAX_ROWS = 100;
const MAX_MARKS = 40;
const NEW_A_SECOND = 25;
const MAX_READ = 500;
const SCALES = { 'to fit': 0, '10 ms': 10, '100 ms': 100, '1 s': 1000, '10 s': 10000, '60 s': 60000 };

export async function journalView(mode) {
  const rows = new Map();
  const { modes } = await call('GET', '/modes');
  if (mode && !modes.some(one => one.name === mode)) throw new Error(`No mode has the name "${mode}".`);
  const list = h('ol', { id: 'rows' });
  const rate = h('p', { id: 'rate', class: 'note', role: 'status' });
  const axis = h('div', { class: 'axis', 'aria-hidden': 'true' });
  const filter = h('select', { id: 'filter', onchange: () => { location.hash = filter.value ? `#/journal/${filter.value}` : '#/journal'; } },
    h('option', { value: '' }, 'all modes'), modes.map(one => h('option', { selected: one.name === mode }, one.name)));
  const scales = h('select', { id: 'scale', onchange: () => changed() }, Object.keys(SCALES).map(name => h('option', {}, name)));
  const pause = h('button', { type: 'button', id: 'pause', 'aria-pressed': 'false', onclick: () => hold(!isHeld) }, 'Pause');
  let unfollow = null;
  let isFollowing = false;
  let isHeld = false;
  let frame = 0;
  let clockSkew = 0;
  let second = { events: 0, read: 0, opened: 0, skipped: 0, leftOut: 0 };

  function receive(kind, data) {
    if (kind === 'left-out') {
      second.leftOut += JSON.parse(data).events;
      return;
    }
    second.events++;
    const number = Number(data.match(/"connection":(\d+)/)?.[1]);
    const isNew = kind === 'connected';
    // One that was loaded already is followed from its beginning.
    if (!rows.has(number) && (!isNew || ++second.opened > NEW_A_SECOND)) return;
    if (second.read >= MAX_READ && (kind === 'requested' || kind === 'delivered')) {
      second.skipped++;
      return;
    }
    second.read++;
    const read = JSON.parse(data);
    const at = instant(read.at);
    clockSkew = Date.now() - at;
    if (isNew) add({ ...read, number, openedAtMs: at, marks: [], texts: [`${time(0)} connected from ${read.client}`], closedMs: null, more: 0 });
    else note(rows.get(number), kind, read, at);
    changed();
  }

  function add(one) {
    rows.set(one.number, one);
    // A closed one goes before one that is open.
    if (rows.size > MAX_ROWS) rows.delete([...rows.values()].find(old => old.closedMs != null)?.number ?? rows.keys().next().value);
  }

  function note(one, kind, read, at) {
    const offset = at - one.openedAtMs;
    const request = read.request;
    if (one.marks.some(mark => mark.isLoaded && mark.kind === kind && mark.at === offset)) return;
    if (kind === 'closed') one.closedMs = offset;
    if (kind === 'ended') one.ending = read.ending;
    if (request) one.request ??= `${request.method} ${request.target}`;
    if (one.marks.length >= MAX_MARKS && kind !== 'ended' && kind !== 'closed') {
      one.more++;
      return;
    }
    if (kind !== 'closed') one.marks.push({ kind, at: offset, by: read.ending?.by });
    one.texts.push(`${time(offset)} ${kind === 'requested' && request ? head(request)
      : kind === 'ended' && read.ending ? `ended by ${read.ending.label}` : kind}`);
  }

  function changed() {
    frame ||= requestAnimationFrame(draw);
  }

  function draw() {
    frame = 0;
    const now = Date.now() - clockSkew;
    const shown = [...rows.values()].reverse();
    const longest = Math.max(1, ...shown.map(one => lengthOf(one, now)));
    const scale = SCALES[scales.value] || scaleFor(longest);
    axis.replaceChildren(h('div', {}, h('span', {}, '0'), h('span', {}, time(scale / 2)), h('span', {}, time(scale))));
    const existing = new Map([...list.children].map(row => [Number(row.dataset.number), row]));
    const drawn = shown.map(one => update(existing.get(one.number) ?? rowOf(one), one, scale, now));
    drawn.forEach((row, i) => { if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null); });
    while (list.children.length > drawn.length) list.lastChild.remove();
    list.classList.toggle('empty', shown.length === 0);
  }

  /** Shows what the journal already has. */
  async function load(query) {
    const limit = `${query === '' ? '?' : `${query}&`}limit=`;
    const { connections } = await call('GET', `/journal/connections${limit}${MAX_ROWS}`);
    const { requests } = await call('GET', `/journal/requests${limit}${MAX_ROWS * 3}`);
    const headsOf = Map.groupBy(requests, request => request.connection);
    rows.clear();
    for (const one of connections.sort((one, other) => one.number - other.number)) rows.set(one.number, past(one, headsOf.get(one.number) ?? []));
  }

  function start() {
    const query = mode ? `?mode=${encodeURIComponent(mode)}` : '';
    unfollow = follow(`/journal/events${query}`, {
      receive,
      begin: async () => {
        await load(query);
        changed();
      },
      changed: isOpen => {
        isFollowing = isOpen;
        if (!isOpen) rate.textContent = 'The server does not answer; the page tries again.';
      },
    });
  }

  function stop() {
    unfollow?.();
    unfollow = null;
    isFollowing = false;
  }

  function hold(isNow) {
    isHeld = isNow;
    pause.setAttribute('aria-pressed', String(isHeld));
    pause.textContent = isHeld ? 'Go on' : 'Pause';
    stop();
    if (isHeld) rate.textContent = 'Paused: the server goes on.';
    else start();
  }

  // A browser opens six connections to a server: a page that nobody sees must not keep one.
  function seen() {
    if (document.hidden) stop();
    else if (!isHeld && !unfollow) start();
  }

  let begin = performance.now();
  const timer = setInterval(() => {
    // A busy browser calls late: the rate is over what has passed.
    const seconds = (performance.now() - begin) / 1000;
    begin += seconds * 1000;
    if (isFollowing) rate.textContent = said(second, seconds);
    second = { events: 0, read: 0, opened: 0, skipped: 0, leftOut: 0 };
    if (!isHeld && [...rows.values()].some(one => one.closedMs == null)) changed();
  }, 1000);
  document.addEventListener('visibilitychange', seen);
  start();
  return {
    content: [
      h('h1', {}, 'Journal'),
      h('p', { class: 'buttons' }, h('label', { for: 'filter' }, 'Mode'), filter, h('label', { for: 'scale' }, 'Width'), scales, pause,
        h('button', { type: 'button', id: 'clear', onclick: acting(async () => {
          await call('DELETE', '/journal');
          rows.clear();
          changed();
          say('The journal is empty; open connections go on.');
        }) }, 'Clear the journal')),
      rate,
      h('p', { class: 'legend' }, key('requested', 'request'), key('delivered', 'fault delivered'), key('ended server', 'ended by the server'),
        key('ended client', 'ended by the client')),
      axis, list,
    ],
    leave() {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
      stop();
    },
  };
}

function key(kind, text) {
  return h('span', {}, h('i', { class: kind }), text);
}

function said({ events, opened, skipped, leftOut }, seconds) {
  const samples = [];
  if (opened > NEW_A_SECOND) samples.push(`shows ${NEW_A_SECOND} of ${count(opened)} new connections`);
  if (skipped > 0) samples.push(`leaves out ${count(skipped)} events of connections that it shows`);
  if (leftOut > 0) samples.push(`did not get ${count(leftOut)} that the server left out`);
  return `${count(Math.round((events + leftOut) / seconds))} events a second.${samples.length > 0 ? ` This page samples: it ${samples.join(', ')}.` : ''}`;
}

/** A connection of the journal, with those of its requests that the journal has given. */
function past(connection, requests) {
  const one = ofEntry(connection);
  const heads = requests.slice(0, MAX_MARKS).map(request => ({ kind: 'requested', at: instant(request.at) - one.openedAtMs, text: head(request) }));
  const marks = [...heads, ...one.marks].sort((first, second) => first.at - second.at);
  const label = mark => mark.text ?? (mark.kind === 'ended' ? `ended by ${one.ending.label}` : mark.kind);
  return {
    ...one,
    // Their events may come once more.
    marks: marks.map(mark => ({ ...mark, isLoaded: true })),
    request: requests.length > 0 ? `${requests[0].method} ${requests[0].target}` : undefined,
    texts: marks.map(mark => `${time(mark.at)} ${label(mark)}`),
    more: one.requests.length + one.requestsDropped - heads.length,
  };
}

function head(request) {
  return [`${request.method} ${request.target} ${request.version}`,
    ...request.headers.map(field => `    ${field.name}: ${field.value}`)].join('\n');
}

function rowOf(one) {
  return h('li', { 'data-number': one.number }, h('details', {},
    h('summary', {}, h('span', { class: 'what' }), h('span', { class: 'drawing' }), h('span', { class: 'end' })),
    h('pre', {})));
}

/** Brings a row up to date; only what has changed is drawn. */
function update(row, one, scale, now) {
  const state = `${scale} ${one.marks.length} ${one.more} ${one.closedMs ?? now}`;
  const details = row.firstChild;
  if (row.state !== state) {
    row.state = state;
    const [what, drawing, end] = details.firstChild.children;
    what.textContent = `${one.port} ${one.mode}${one.request ? ` · ${one.request}` : ''}`;
    drawing.replaceChildren(timeline(one, scale, now));
    end.textContent = `${time(lengthOf(one, now))} · ${one.ending?.label ?? 'open'}`;
    details.lastChild.textContent = [`Connection ${one.number} from ${one.client ?? 'an unknown address'}`, ...one.texts,
      ...(one.more > 0 ? [`and ${count(one.more)} requests or deliveries that are not shown`] : [])].join('\n');
  }
  return row;
}
