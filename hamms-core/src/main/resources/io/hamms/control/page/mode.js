// One mode: what is on the wire, what a correct client does, and a form that makes the URL and the command of curl.
import { acting, address, call, copy, h, prose, say } from './dom.js';
import { attempt } from './attempt.js';

/** What the parameters do that many modes accept; docs/parameters.md has the rest. */
const UNIVERSAL = {
  delay: 'wait before the response: seconds, 0.5, or a range, 0.2..0.9',
  cut: 'cut the response after so many bytes',
  then: 'what follows the cut',
  split: 'write the response in pieces of so many bytes',
  gap: 'wait between the pieces, in ms',
  rate: 'bytes a second of the response',
  'read-rate': 'bytes a second that the server reads',
  chance: 'strike with this probability, 0 to 1',
  first: 'strike only the first so many requests',
  every: 'strike each so manyth request',
  for: 'strike for so many seconds',
  key: 'count these requests by themselves',
  seed: 'repeat the same chances',
};

export async function modeView(name) {
  const mode = await call('GET', `/modes/${encodeURIComponent(name)}`);
  const form = fields(mode);
  const url = h('output', { id: 'url', for: 'parameters' });
  const curl = h('output', { id: 'curl', for: 'parameters' });
  const tab = h('a', { id: 'tab', target: '_blank', rel: 'noopener noreferrer' }, 'Open in a new tab');

  function update() {
    const shown = target(mode, form);
    url.textContent = shown;
    curl.textContent = command(mode, shown);
    tab.href = shown;
  }
  form.addEventListener('input', update);
  form.addEventListener('submit', event => event.preventDefault());
  update();
  const line = (label, output) => h('div', { class: 'made' }, h('span', {}, label), output, copy(output));
  return {
    content: [
      h('p', { class: 'crumb' }, h('a', { href: '#/' }, 'Ports'), ' / ', mode.layer),
      h('h1', {}, mode.name, ' ', h('small', {}, mode.ports.length > 0 ? `port ${mode.ports.join(', ')}` : 'no port here')),
      h('p', { class: 'lead' }, prose(mode.summary)),
      h('p', { class: 'chips' }, (mode.symptoms ?? []).map(one => h('a', { href: `#/symptom/${one}` }, one))),
      h('dl', { class: 'facts' },
        h('dt', {}, 'On the wire'), h('dd', {}, prose(mode.wire)),
        h('dt', {}, 'A correct client'), h('dd', {}, prose(mode.client)),
        mode.seen ? [h('dt', {}, 'Seen in'), h('dd', {}, prose(mode.seen))] : null),
      ...(mode.ports.length === 0 ? [] : [
        h('h2', {}, 'See it in a shell'), line('', h('output', { id: 'command' }, mode.command)),
        h('p', { class: 'note' }, 'The fault shows in the output as ', h('code', {}, mode.shows)),
        h('h2', {}, 'Try it'), form, line('URL', url), line('curl', curl), tab,
        ...attempt(mode, () => url.textContent)]),
      h('h2', {}, 'On this server'), ...await behaviour(mode, form),
      h('p', {}, h('a', { href: `#/journal/${mode.name}` }, 'Journal of this mode')),
    ],
  };
}

/** The parameters as a form; those of the example are filled in, so that the first URL shows the fault. */
function fields(mode) {
  const example = new URLSearchParams(mode.example.split('?')[1] ?? '');
  const field = (name, placeholder, help, control) => h('label', {}, h('code', {}, name), control
    ?? h('input', { name, value: example.get(name), placeholder, autocomplete: 'off', spellcheck: 'false' }), h('small', {}, prose(help)));
  const own = mode.parameters.map(one => field(one.name, String(one.default),
    `${one.description}; ${one.expected}`, choice(one, example.get(one.name))));
  const rest = mode.universal.map(name => field(name, '', UNIVERSAL[name] ?? ''));
  return h('form', { id: 'parameters' },
    own.length > 0 ? h('div', { class: 'fields' }, own) : h('p', { class: 'note' }, 'This mode has no parameters of its own.'),
    rest.length > 0 ? h('details', {}, h('summary', {}, 'When it strikes, how fast it writes'), h('div', { class: 'fields' }, rest)) : null);
}

function choice(parameter, value) {
  const values = parameter.type === 'flag' ? ['true', 'false']
    : parameter.type === 'choice' ? parameter.expected.replace(/^one of /, '').split(', ') : null;
  return values && h('select', { name: parameter.name },
    h('option', { value: '' }, `${parameter.default} (default)`),
    values.filter(one => one !== String(parameter.default))
      .map(one => h('option', { selected: one === value }, one)));
}

/** The values that are filled in. */
function given(form) {
  return [...new FormData(form)].filter(([, value]) => value !== '');
}

function target(mode, form) {
  const query = given(form).map(pair => pair.map(encodeURIComponent).join('=')).join('&');
  return address(mode, mode.ports[0]) + mode.example.split('?')[0] + (query === '' ? '' : `?${query}`);
}

/** The command with its arguments in single quotes, so that a shell takes them as they are. */
function command(mode, url) {
  const trust = mode.scheme === 'https' ? '--cacert ca.pem ' : '';
  return `curl -i ${trust}'${url.replaceAll('\'', '\'\\\'\'')}'`;
}

/** Defaults and the script of the mode, to set and to take back. */
async function behaviour(mode, form) {
  const path = `/modes/${encodeURIComponent(mode.name)}`;
  const now = h('div', { id: 'now' });
  const steps = h('textarea', { id: 'steps', rows: 3, spellcheck: 'false', placeholder: `2*status?status=503\n${mode.name}` });

  async function update() {
    const { defaults } = await call('GET', '/defaults');
    const { scripts } = await call('GET', '/scripts');
    const set = defaults[mode.name];
    now.replaceChildren(
      h('p', {}, 'Defaults: ', set ? h('code', {}, JSON.stringify(set)) : 'those of the catalogue.'),
      h('p', {}, 'Script: ', mode.name in scripts ? h('code', {}, scripted(scripts[mode.name])) : 'none; the mode itself answers.'));
    if (scripts[mode.name]) steps.value = scripts[mode.name].steps.join('\n');
  }
  const button = (text, action, done) => h('button', { type: 'button', onclick: acting(async () => {
    await action();
    await update();
    say(done);
  }) }, text);
  await update();
  return [
    now,
    mode.parameters.length + mode.universal.length === 0 ? null : h('p', { class: 'buttons' },
      button('Make the form the defaults', () => call('PUT', `${path}/defaults`, Object.fromEntries(given(form))), 'Set.'),
      button('Take the defaults back', () => call('DELETE', `${path}/defaults`), 'Taken back.')),
    h('label', { for: 'steps', class: 'field' }, 'Script: a step a line; the last one answers all further requests'),
    steps,
    h('p', { class: 'buttons' },
      button('Set the script', () => call('PUT', `${path}/script`,
        { steps: steps.value.split('\n').map(one => one.trim()).filter(one => one !== '') }), 'Set.'),
      button('Take the script back', () => call('DELETE', `${path}/script`), 'Taken back.')),
  ].filter(one => one != null);
}

/** A script as one line. */
export function scripted(script) {
  if (script == null) return 'code of the embedding program';
  const more = Object.keys(script.exceptions).length + Object.keys(script.paths).length;
  return script.steps.join(', ') + (more > 0 ? ` (and ${more} exceptions and paths)` : '');
}
