// Elements, requests to the control port, and numbers as text. What a client or the server sent becomes text nodes only.

/** Makes an element; names that begin with "on" are listeners, null and false leave an attribute out. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  set(element, attributes);
  element.append(...children.flat(Infinity).filter(child => child != null));
  return element;
}

/** Makes an element of SVG. */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  set(element, attributes);
  element.append(...children);
  return element;
}

function set(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value != null && value !== false) {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
}

/** Makes text with code between backticks. */
export function prose(text) {
  return text.split('`').map((part, i) => i % 2 ? h('code', {}, part) : part);
}

/** Asks the control port; a problem document becomes an error with its detail. */
export async function call(method, path, body) {
  const reply = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const type = reply.headers.get('Content-Type') ?? '';
  const content = type.includes('json') ? await reply.json() : await reply.text();
  if (!reply.ok) {
    throw new Error(content.detail ?? `${reply.status} ${reply.statusText}`);
  }
  return content;
}

/** Says something to everybody, also through a screen reader. */
export function say(text, isError = false) {
  const status = document.getElementById('status');
  status.textContent = text;
  status.className = isError ? 'error' : '';
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { status.textContent = ''; }, isError ? 12000 : 4000);
}

/** Wraps a listener: what it throws is said. */
export function acting(action) {
  return async event => {
    event.preventDefault();
    try {
      await action(event);
    } catch (error) {
      say(error.message, true);
    }
  };
}

/** A button that copies an element's text; a browser has a clipboard for pages of this machine only. */
export function copy(element) {
  return h('button', {
    type: 'button',
    onclick: acting(async () => {
      if (navigator.clipboard) {
        await navigator.clipboard.writeText(element.textContent);
        say('Copied.');
      } else {
        getSelection().selectAllChildren(element);
        say('Selected: copy it with the keyboard.');
      }
    }),
  }, 'Copy');
}

export function time(ms) {
  if (ms < 1) return `${ms.toFixed(2)} ms`;
  if (ms < 100) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 60000 ? `${(ms / 1000).toFixed(2)} s` : `${Math.floor(ms / 60000)} min ${Math.round(ms % 60000 / 1000)} s`;
}

export function count(number) {
  return number.toLocaleString('en');
}

export function bytes(number) {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  for (; number >= 1024 && unit < units.length - 1; unit++) number /= 1024;
  return `${unit === 0 ? number : number.toFixed(1)} ${units[unit]}`;
}

/** Whether the page was opened on the server's machine, or through a port that is forwarded from there. */
export const isHere = ['127.0.0.1', 'localhost'].includes(location.hostname);

/** The URL of a port, as this browser reaches it: on the host of this page; the certificates name localhost. */
export function address(mode, port) {
  return `${mode.scheme}://${isHere && mode.scheme === 'https' ? 'localhost' : location.hostname}:${port}`;
}

/** A table with a head; a cell that is a number stands right. */
export function table(heads, rows) {
  const numeric = heads.map((_, i) => rows.length > 0 && rows.every(row => typeof row[i] === 'number' || /^[\d.]+ (bytes|.iB)$/.test(row[i])));
  const cell = (name, value, i) => h(name, { class: numeric[i] ? 'number' : null, scope: name === 'th' ? 'col' : null },
    typeof value === 'number' ? count(value) : value);
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table' }, h('table', {},
    h('thead', {}, h('tr', {}, heads.map((head, i) => cell('th', head, i)))),
    h('tbody', {}, rows.map(row => h('tr', {}, row.map((value, i) => cell('td', value, i)))))));
}
