// The way to a port: the symptoms, and what listens where, by layer; searched by name, port, summary and symptom.
import { address, call, h, prose } from './dom.js';

const LAYERS = {
  connect: 'Connect: before the first byte of a response',
  tls: 'TLS: handshake, certificates, records',
  'http1-framing': 'Framing: where a message ends',
  'http1-headers': 'Header fields and status lines',
  body: 'Content: slow, large, cut or stalled',
  encoding: 'Content encoding and character sets',
  reuse: 'Connections in a pool',
  redirect: 'Redirects',
  semantics: 'Meaning: status codes, retries, caches, credentials',
  timing: 'Time',
  baseline: 'Correct servers, to compare with',
};

/** Returns whether all words are somewhere in the texts, in any order. */
function hasAll(words, ...texts) {
  const text = texts.join(' ').toLowerCase();
  return words.every(word => text.includes(word));
}

function row(mode) {
  return h('li', {}, h('a', { href: `#/mode/${mode.name}` },
    h('span', { class: 'port' }, mode.ports.length > 0 ? mode.ports.join(' ') : 'no port'),
    h('b', {}, mode.name),
    h('span', { class: 'summary' }, prose(mode.summary)),
    h('span', { class: 'tags' }, mode.symptoms.join(', '))));
}

function rows(modes) {
  return h('ul', { class: 'modes' }, modes.map(row));
}

/** A symptom as an entry: its name, what a person sees, and the number of modes that show it. */
function entry(symptom, modes) {
  return h('li', {}, h('a', { href: `#/symptom/${symptom.name}` },
    h('b', {}, symptom.name), h('small', {}, String(modes.filter(mode => mode.symptoms.includes(symptom.name)).length)),
    h('span', {}, symptom.meaning)));
}

export async function portsView() {
  const { modes, symptoms } = await call('GET', '/modes');
  const search = h('input', {
    id: 'search', type: 'search', autocomplete: 'off', spellcheck: 'false',
    placeholder: 'read timeout, gzip, sleep …', 'aria-describedby': 'found',
  });
  const found = h('p', { id: 'found', class: 'note', role: 'status' });
  const entries = h('ul', { id: 'symptoms', 'aria-label': 'Symptoms' });
  const list = h('div', { id: 'modes' });

  function update() {
    const words = search.value.toLowerCase().split(/\s+/).filter(word => word !== '');
    const shown = modes.filter(mode => hasAll(words, mode.name, mode.summary, ...mode.symptoms, mode.layer, ...mode.ports));
    const seen = symptoms.filter(one => hasAll(words, one.name, one.meaning));
    entries.replaceChildren(...seen.map(one => entry(one, modes)));
    found.textContent = words.length === 0 ? `${modes.length} modes, each on its own port.`
      : shown.length === 0 ? 'No mode has all of these words.' : `${shown.length} of ${modes.length} modes.`;
    const layers = [...new Set([...Object.keys(LAYERS), ...modes.map(mode => mode.layer)])];
    list.replaceChildren(...layers.map(layer => [layer, shown.filter(mode => mode.layer === layer)])
      .filter(([, members]) => members.length > 0)
      .map(([layer, members]) => h('section', {},
        h('h2', {}, LAYERS[layer] ?? layer, h('small', {}, String(members.length))), rows(members))));
  }

  search.addEventListener('input', update);
  search.addEventListener('keydown', event => {
    const first = entries.querySelector('a') ?? list.querySelector('a');
    if (event.key === 'Enter' && first && search.value.trim() !== '') location.hash = first.hash;
  });
  update();
  return {
    content: [
      h('h1', {}, 'What goes wrong for your client?'),
      h('p', { class: 'lead' }, 'Each port fails an HTTP client in one specific way. Choose what you see, or search; '
        + 'point the client at the port, and read in the journal what the client did.'),
      h('label', { for: 'search', class: 'field' }, 'Search ', h('kbd', {}, '/')), search,
      entries, found, list,
    ],
    focus: search,
  };
}

/** The modes that show a symptom: those that show it first, then the others. */
export async function symptomView(name) {
  const { modes, symptoms } = await call('GET', '/modes');
  const symptom = symptoms.find(one => one.name === name);
  if (!symptom) throw new Error(`No symptom has the name "${name}".`);
  const plainly = modes.filter(mode => mode.symptoms[0] === name);
  const others = modes.filter(mode => mode.symptoms.indexOf(name) > 0);
  const first = plainly.find(mode => mode.ports.length > 0);
  return {
    content: [
      h('p', { class: 'crumb' }, h('a', { href: '#/' }, 'Ports'), ' / symptom'),
      h('h1', {}, name),
      h('p', { class: 'lead' }, symptom.meaning),
      first ? h('p', { id: 'first' }, 'Try first: ', h('a', { href: `#/mode/${first.name}` }, first.name), ' at ',
        h('code', {}, address(first, first.ports[0]))) : null,
      rows(plainly),
      ...(others.length === 0 ? [] : [h('h2', {}, 'Show it, too', h('small', {}, String(others.length))), rows(others)]),
    ],
  };
}
