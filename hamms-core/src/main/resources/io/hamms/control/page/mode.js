// One mode: what is on the wire, what a correct client does, and a form that makes the URL and the command of curl.
import { acting, address, call, copy, h, isHere, prose, say } from './dom.js';
import { attempt } from './attempt.js';

export async function modeView(name) {
  const [mode, { universal }] = await Promise.all([call('GET', `/modes/${encodeURIComponent(name)}`), call('GET', '/modes')]);
  const form = fields(mode, universal.filter(one => mode.universal.includes(one.name)));
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
      ...(mode.ports.length === 0 ? absent(mode) : [
        h('h2', {}, 'See it in a shell'), line('', h('output', { id: 'command' }, reachable(mode.command))),
        h('p', { class: 'note' }, 'The fault shows in the output as ', h('code', { id: 'shows' }, mode.shows)),
        mode.command.includes('ca.pem') ? h('p', { class: 'note' }, 'The command reads ',
          h('a', { href: '/ca.pem', download: 'ca.pem' }, 'ca.pem'), ', the certificate of the CA of the TLS ports, from the current folder.') : null,
        h('h2', {}, 'Try it with other values'), form, line('URL', url), line('curl', curl), tab,
        ...attempt(mode, () => url.textContent)]),
      h('h2', {}, 'On this server'), ...await behaviour(mode, form),
      h('p', {}, h('a', { href: `#/journal/${mode.name}` }, 'Journal of this mode')),
    ],
  };
}

/** The parameters as a form; those of the example are filled in, so that the first URL shows the fault. */
function fields(mode, universal) {
  const example = new URLSearchParams(mode.example.split('?')[1] ?? '');
  const field = (one, preset) => {
    const select = choice(one, example.get(one.name));
    return h('label', {}, h('code', {}, one.name), select
      ?? h('input', { name: one.name, value: example.get(one.name), placeholder: preset, autocomplete: 'off', spellcheck: 'false' }),
    h('small', {}, prose(one.description), select ? null : [h('br'), one.expected]));
  };
  return h('form', { id: 'parameters' },
    mode.parameters.length > 0 ? h('div', { class: 'fields' }, mode.parameters.map(one => field(one, String(one.default))))
      : h('p', { class: 'note' }, 'This mode has no parameters of its own.'),
    universal.length > 0 ? h('details', {}, h('summary', {}, 'Parameters of all modes: which requests fail, how fast the response is sent, where it is cut'),
      h('div', { class: 'fields' }, universal.map(one => field(one, '')))) : null);
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

/** The catalogue's command for a page that was opened from another machine: curl connects to its host instead. */
function reachable(command) {
  return isHere ? command : command.replace(/^curl /, `curl --connect-to '::${location.hostname}:' `);
}

/** What a mode shows that no port serves: a button that changes this. */
function absent(mode) {
  return [h('p', {}, 'No port of this server serves this mode.'), h('p', { class: 'buttons' },
    h('button', { type: 'button', class: 'main', onclick: acting(async () => {
      const added = await call('POST', '/ports', { mode: mode.name, port: 0 });
      dispatchEvent(new Event('hashchange'));
      say(`${mode.name} is on port ${added.port}.`);
    }) }, 'Add a port'))];
}

function target(mode, form) {
  const query = given(form).map(pair => pair.map(encodeURIComponent).join('=')).join('&');
  return address(mode, mode.ports[0]) + mode.example.split('?')[0] + (query === '' ? '' : `?${query}`);
}

/** The command with its arguments in single quotes, so that a shell takes them as they are. */
function command(mode, url) {
  const quoted = `'${url.replaceAll('\'', '\'\\\'\'')}'`;
  return mode.scheme !== 'https' ? `curl -i ${quoted}`
    : reachable(`curl -i --cacert ca.pem ${quoted.replace(`//${location.hostname}:`, '//localhost:')}`);
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
      button('Remove the defaults', () => call('DELETE', `${path}/defaults`), 'Removed.')),
    h('label', { for: 'steps', class: 'field' }, 'Script: one step per line; the last step answers all further requests'),
    steps,
    h('p', { class: 'buttons' },
      button('Set the script', () => call('PUT', `${path}/script`,
        { steps: steps.value.split('\n').map(one => one.trim()).filter(one => one !== '') }), 'Set.'),
      button('Remove the script', () => call('DELETE', `${path}/script`), 'Removed.')),
  ].filter(one => one != null);
}

/** A script as one line. */
export function scripted(script) {
  if (script == null) return 'code of the embedding program';
  const more = Object.keys(script.exceptions).length + Object.keys(script.paths).length;
  return script.steps.join(', ') + (more > 0 ? ` (and ${more} exceptions and paths)` : '');
}
