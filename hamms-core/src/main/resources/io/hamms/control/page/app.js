// The views by the part of the address after "#"; a view is a function that returns its element, and may be left.
import { call, h, say } from './dom.js';
import { portsView, symptomView } from './modes.js';
import { modeView } from './mode.js';
import { journalView } from './journal.js';
import { countersView, settingsView } from './server.js';
import { apiView } from './api.js';

const views = [
  [/^#\/journal(?:\/(.+))?$/, journalView, 'Journal'],
  [/^#\/counters$/, countersView, 'Counters'],
  [/^#\/settings$/, settingsView, 'Settings'],
  [/^#\/api$/, apiView, 'API'],
  [/^#\/mode\/(.+)$/, modeView, null],
  [/^#\/symptom\/(.+)$/, symptomView, null],
  [/^(?:#\/?)?$/, portsView, 'Ports'],
];

const main = document.getElementById('main');
let leave = () => {};
let turn = 0;

function decoded(hash) {
  try {
    return decodeURI(hash);
  } catch {
    return hash;
  }
}

/** A touch keyboard would cover what the view shows: there, no field takes the focus by itself. */
const hasKeyboard = matchMedia('(hover: hover)').matches;

/** Shows the view of the address; the first one leaves the focus where the browser puts it, unless it has a field for it. */
async function show(isFirst) {
  const mine = ++turn;
  const hash = decoded(location.hash);
  const [pattern, view, title] = views.find(([one]) => one.test(hash)) ?? views.at(-1);
  const argument = hash.match(pattern)?.[1];
  let focus = null;
  leave();
  leave = () => {};
  try {
    const shown = await view(argument);
    if (mine !== turn) {
      shown.leave?.();
      return;
    }
    leave = shown.leave ?? leave;
    focus = hasKeyboard ? shown.focus : null;
    main.replaceChildren(...shown.content.filter(one => one != null));
    document.title = `${title ?? argument} · Hamms`;
  } catch (error) {
    if (mine !== turn) return;
    main.replaceChildren(h('h1', {}, 'This cannot be shown'), h('p', {}, error.message));
  }
  const links = [...document.querySelectorAll('nav a')];
  const here = links.slice(1).find(link => hash === link.hash || hash.startsWith(`${link.hash}/`)) ?? links[0];
  for (const link of links) {
    if (link === here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (!isFirst) scrollTo(0, 0);
  if (!isFirst || focus) (focus ?? main).focus({ preventScroll: true });
}

addEventListener('hashchange', () => show(false));
addEventListener('pagehide', () => leave());

addEventListener('keydown', event => {
  const isTyping = event.target.closest?.('input, textarea, select');
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    const search = document.getElementById('search');
    if (search) search.focus();
    else location.hash = '#/';
  }
});

document.getElementById('skip').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});

call('GET', '/health').then(
  health => { document.getElementById('health').textContent = `${health.version} · ${health.ports} ports`; },
  error => say(error.message, true));
show(true);
