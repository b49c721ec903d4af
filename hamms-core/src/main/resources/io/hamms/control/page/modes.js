// What listens where: the modes by layer, searched by name, port, summary and symptom.
import { call, h, prose } from './dom.js';

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

/** What a person looks for: all words, in any order, anywhere in the mode. */
function matches(mode, words) {
  const text = [mode.name, mode.summary, ...(mode.symptoms ?? []), mode.layer, ...mode.ports].join(' ').toLowerCase();
  return words.every(word => text.includes(word));
}

function row(mode) {
  return h('li', {}, h('a', { href: `#/mode/${mode.name}` },
    h('span', { class: 'port' }, mode.ports.length > 0 ? mode.ports.join(' ') : 'no port'),
    h('b', {}, mode.name),
    h('span', { class: 'summary' }, prose(mode.summary)),
    h('span', { class: 'tags' }, (mode.symptoms ?? []).join(', '))));
}

export async function portsView(symptom) {
  const { modes } = await call('GET', '/modes');
  const symptoms = [...new Set(modes.flatMap(mode => mode.symptoms ?? []))].sort((one, other) => one.localeCompare(other));
  const search = h('input', {
    id: 'search', type: 'search', autocomplete: 'off', spellcheck: 'false',
    placeholder: 'read timeout, gzip, sleep …', 'aria-describedby': 'found',
  });
  const found = h('p', { id: 'found', class: 'note', role: 'status' });
  const list = h('div', { id: 'modes' });
  const chips = symptoms.map(name => h('button', {
    type: 'button', 'aria-pressed': 'false', 'data-symptom': name,
    onclick: () => { chosen = chosen === name ? null : name; update(); },
  }, `${name} `, h('small')));
  let chosen = symptoms.includes(symptom) ? symptom : null;

  function update() {
    const words = search.value.toLowerCase().split(/\s+/).filter(word => word !== '');
    const matching = modes.filter(mode => matches(mode, words));
    const shown = matching.filter(mode => !chosen || mode.symptoms.includes(chosen));
    for (const chip of chips) {
      const number = matching.filter(mode => mode.symptoms.includes(chip.dataset.symptom)).length;
      chip.lastChild.textContent = String(number);
      chip.hidden = number === 0 && chip.dataset.symptom !== chosen;
      chip.setAttribute('aria-pressed', String(chip.dataset.symptom === chosen));
    }
    found.textContent = shown.length === modes.length ? `${modes.length} modes, each on its own port.`
      : shown.length === 0 ? 'No mode has all of these words.' : `${shown.length} of ${modes.length} modes.`;
    const layers = [...new Set([...Object.keys(LAYERS), ...modes.map(mode => mode.layer)])];
    list.replaceChildren(...layers.map(layer => [layer, shown.filter(mode => mode.layer === layer)])
      .filter(([, members]) => members.length > 0)
      .map(([layer, members]) => h('section', {},
        h('h2', {}, LAYERS[layer] ?? layer, h('small', {}, String(members.length))),
        h('ul', { class: 'modes' }, members.map(row)))));
  }

  search.addEventListener('input', update);
  search.addEventListener('keydown', event => {
    const first = list.querySelector('a');
    if (event.key === 'Enter' && first) location.hash = first.hash;
  });
  update();
  return {
    content: [
      h('h1', {}, 'What goes wrong for your client?'),
      h('p', { class: 'lead' }, 'Each port fails an HTTP client in one specific way. Find the one that looks like your problem, '
        + 'point the client at it, and see in the journal what the client did.'),
      h('label', { for: 'search', class: 'field' }, 'Search ', h('kbd', {}, '/')), search,
      // On a phone they would fill the first screen.
      h('details', { class: 'symptoms', open: chosen !== null || matchMedia('(min-width: 46rem)').matches },
        h('summary', {}, 'Symptoms'), h('div', { class: 'chips', role: 'group', 'aria-label': 'Symptoms' }, chips)),
      found, list,
    ],
  };
}
