// The views by the part of the address after "#"; a view is a function that returns its element, and may be left.
import { call, h, say } from './dom.js';
import { portsView } from './modes.js';
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
  [/^(?:#\/?)?$/, portsView, 'Ports'],
  [/^#\/symptom\/(.+)$/, portsView, 'Ports'],
];

const main = document.getElementById('main');
let leave = () => {};
let turn = 0;
let isSearchNext = false;

/** Shows the view of the address; `isFirst` leaves the focus where the browser puts it. */
async function show(isFirst) {
  const mine = ++turn;
  const hash = decodeURI(location.hash);
  const [pattern, view, title] = views.find(([one]) => one.test(hash)) ?? views.at(-2);
  const argument = hash.match(pattern)?.[1];
  leave();
  leave = () => {};
  try {
    const shown = await view(argument);
    if (mine !== turn) {
      shown.leave?.();
      return;
    }
    leave = shown.leave ?? leave;
    main.replaceChildren(...shown.content.filter(one => one != null));
    document.title = `${title ?? argument} · Hamms`;
  } catch (error) {
    main.replaceChildren(h('h1', {}, 'This cannot be shown'), h('p', {}, error.message));
  }
  for (const link of document.querySelectorAll('nav a')) {
    const isHere = hash === link.hash || (link.hash === '#/' && !document.querySelector(`nav a[href="${CSS.escape(hash)}"]`)
      && !hash.startsWith('#/journal')) || (link.hash === '#/journal' && hash.startsWith('#/journal/'));
    link.toggleAttribute('aria-current', isHere);
  }
  if (!isFirst) {
    scrollTo(0, 0);
    const search = isSearchNext ? document.getElementById('search') : null;
    (search ?? main).focus({ preventScroll: true });
    isSearchNext = false;
  }
}

addEventListener('hashchange', () => show(false));
addEventListener('pagehide', () => leave());

addEventListener('keydown', event => {
  const isTyping = event.target.closest?.('input, textarea, select');
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    const search = document.getElementById('search');
    if (search) {
      search.focus();
    } else {
      isSearchNext = true;
      location.hash = '#/';
    }
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
