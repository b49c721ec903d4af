
'use strict';
// What comes from a client or a server goes into the page as text nodes only.
(function () {
  const report = JSON.parse(document.getElementById('report').textContent);
  const at = id => document.getElementById(id);

  // The worst first; the letter stands where colour is not seen.
  const HARMS = [
    ['leak', 'L', 'severe', 'secret leaked', 'credentials reach a server that they are not meant for'],
    ['bad-certificate', 'B', 'severe', 'unsafe handshake accepted', 'anyone between client and server can read the data'],
    ['desync', 'D', 'severe', 'desync', 'a response is returned as that of another request'],
    ['duplicate', '2', 'severe', 'duplicate side effect', 'a request that changes something is sent more than once'],
    ['corruption', 'C', 'severe', 'silent corruption', 'incomplete or wrong data is reported as a success'],
    ['hang', 'H', 'stuck', 'hang', 'the client waits without end'],
    ['memory', 'M', 'stuck', 'unbounded resource use', 'the server decides how much the client holds or reads'],
    ['crash', 'X', 'stuck', 'crash', 'the process ends by a signal or an internal error'],
    ['violation', 'P', 'minor', 'protocol violation', 'a server may refuse what the client sends, and an intermediary may misread it'],
    ['over-strict', 'S', 'minor', 'over-strict failure', 'a correct response ends in an error'],
    ['slow', 'W', 'minor', 'slow failure', 'an error that could be seen at once comes late'],
    ['ok', '\u2713', 'ok', 'right', 'a correct client does the same'],
    ['none', '\u2013', 'none', 'not exercised', 'the client did not reach the fault']
  ].map(([token, letter, family, label, meaning], rank) => ({ token, letter, family, label, meaning, rank }));
  const harmOf = token => HARMS.find(harm => harm.token === token) || HARMS[HARMS.length - 1];

  function el(name, attributes, ...children) {
    const element = document.createElement(name);
    fill(element, attributes);
    element.append(...children.filter(child => child !== null && child !== ''));
    return element;
  }

  function svg(name, attributes, text) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    fill(element, attributes);
    element.append(text || '');
    return element;
  }

  function fill(element, attributes) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === 'function') {
        element.addEventListener(name, value);
      } else if (value !== false) {
        element.setAttribute(name, value);
      }
    }
  }

  const plural = (count, noun) => count.toLocaleString('en') + ' ' + noun + (count === 1 ? '' : 's');

  const megabytes = bytes => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0) + ' MB';

  function time(millis) {
    if (millis >= 1000) {
      return (millis / 1000).toFixed(2) + ' s';
    }
    return (millis >= 10 ? Math.round(millis) : Number(millis.toFixed(1))) + ' ms';
  }

  // Texts of the catalogue have code in backticks, sections of RFCs and reports of incidents.
  function prose(text) {
    const parts = [];
    const pattern = /`([^`]+)`|RFC (\d+)(?:, sections? ([\d.]+\d|\d))?|\b([\w.-]+\/[\w.-]+)#(\d+)|(https:\/\/[^\s,;)]+)/g;
    let end = 0;
    for (const found of text.matchAll(pattern)) {
      parts.push(text.slice(end, found.index), piece(found));
      end = found.index + found[0].length;
    }
    parts.push(text.slice(end));
    return parts.filter(part => part !== '');
  }

  function piece([all, code, rfc, section, repository, issue]) {
    if (code) {
      return el('code', {}, code);
    }
    const place = rfc ? 'https://www.rfc-editor.org/rfc/rfc' + rfc + (section ? '#section-' + section : '')
      : repository ? 'https://github.com/' + repository + '/issues/' + issue : all;
    return el('a', { href: place, rel: 'noreferrer' }, all);
  }

  // A verdict's weight is its shape: a broken MUST or consensus, a broken SHOULD, a choice.
  function weight(check) {
    if (check.applies !== 'judged' || check.harm === 'ok') {
      return '';
    }
    return { SHOULD: 'warning', choice: 'information' }[check.obligation] || 'fault';
  }

  // What another run did not confirm is shown, but does not count.
  const isUnsteadyOnly = mode => mode.judged && mode.harm === 'ok' && mode.checks.some(check => !check.steady);
  const token = check => check.applies === 'judged' ? check.harm : 'none';
  const modeToken = mode => mode.judged ? mode.harm : 'none';
  const isWorst = (mode, check) => !mode.judged || check.applies === 'judged' && check.harm === mode.harm && (check.steady || check.harm === 'ok');
  const worst = mode => mode.checks.find(check => isWorst(mode, check) && weight(check) === 'fault')
    || mode.checks.find(check => isWorst(mode, check));

  function shape(check) {
    const harm = harmOf(check ? token(check) : 'none');
    const letter = check && check.applies === 'harness-error' ? '?' : harm.letter;
    return mark(harm, check ? weight(check) : '', letter);
  }

  function mark(harm, weight, letter) {
    return el('span', { class: 'shape ' + harm.family + ' ' + weight, 'aria-hidden': 'true' }, letter);
  }

  // ---- the head ----

  function fact(title, value) {
    return el('div', {}, el('dt', {}, title), el('dd', {}, value));
  }

  function head() {
    const measured = report.calibration;
    const yes = value => value ? 'yes' : 'no';
    if (report.client.command) {
      at('command').append(report.client.command);
    } else {
      at('command').remove();
    }
    at('calibration').append(
      fact('content is visible', yes(measured.bodyVisible)),
      fact('status 500 is a failure', yes(measured.statusIsError)),
      fact('gives up on a silent server', measured.ownTimeoutMillis === null ? 'never' : 'after ' + time(measured.ownTimeoutMillis)),
      fact('repeats a GET', measured.retries === 0 ? 'no'
        : (measured.retries === 1 ? 'once' : measured.retries + ' times') + ', after ' + measured.retryGapsMillis.slice(0, 4).map(time).join(', ')),
      ...(measured.memoryBytes ? [fact('memory of its processes', megabytes(measured.memoryBytes))] : []),
      fact('trusts the test CA', yes(measured.trustsCa)),
      fact('reuses a connection', yes(measured.reusesConnections)),
      fact('a correct exchange takes', time(measured.baselineMillis)));
    const words = { java: value => 'Java ' + value, system: value => value, processors: value => plural(Number(value), 'processor') };
    const environment = Object.entries(report.environment).map(([name, value]) => (words[name] || (other => name + ' ' + other))(value));
    environment.push('time limit given to the client: ' + time(report.timeoutMillis), 'the audit took ' + time(report.millis));
    at('environment').append(environment.join(' \u00b7 '));
  }

  // ---- the bar that filters ----

  let filter = '';

  function bar() {
    for (const harm of HARMS) {
      const count = report.modes.filter(mode => modeToken(mode) === harm.token).length;
      if (count === 0) {
        continue;
      }
      const part = el('span', { class: harm.family, title: harm.label, click: () => choose(harm.token) });
      part.style.flexGrow = count;
      at('strip').append(part);
      at('chips').append(el('button', {
        type: 'button', 'data-harm': harm.token, 'aria-pressed': 'false', title: harm.meaning, click: () => choose(harm.token)
      }, mark(harm, '', harm.letter), el('b', {}, String(count)), harm.label));
    }
  }

  function choose(harm) {
    filter = filter === harm ? '' : harm;
    document.querySelectorAll('#chips button').forEach(chip =>
      chip.setAttribute('aria-pressed', String(chip.dataset.harm === filter)));
    document.querySelectorAll('.cell').forEach(cell => {
      cell.hidden = !isShown(report.modes[cell.dataset.index]);
    });
    document.querySelectorAll('.row').forEach(row => {
      row.hidden = row.querySelector('.cell:not([hidden])') === null;
    });
    rove(document.querySelector('.cell:not([hidden])'));
    list();
  }

  const isShown = mode => filter === '' || modeToken(mode) === filter;

  // ---- the grid ----

  function grid() {
    const layers = [...new Set(report.modes.map(mode => mode.layer))];
    for (const layer of layers) {
      const modes = report.modes.filter(mode => mode.layer === layer);
      const judged = modes.filter(mode => mode.judged);
      const right = judged.filter(mode => mode.harm === 'ok').length;
      at('grid').append(el('div', { class: 'row' },
        el('span', {}, layer, el('small', {}, judged.length ? right + ' of ' + judged.length + ' right' : 'not exercised')),
        el('div', { class: 'cells' }, ...modes.map(cell))));
    }
    rove(document.querySelector('.cell'));
    at('grid').addEventListener('keydown', walk);
    at('legend').append(
      key('fault', 'breaks a MUST or a consensus'), key('warning', 'breaks a SHOULD'), key('information', 'a choice: information'),
      key('', 'right'), key('none', 'hollow: not exercised'),
      el('span', {}, el('span', { class: 'dashed', 'aria-hidden': 'true' }), 'dashed: another run differed'));
    at('names').addEventListener('click', () => {
      const isNamed = at('grid').classList.toggle('named');
      at('names').setAttribute('aria-pressed', String(isNamed));
    });
  }

  const key = (name, label) => el('span', {}, el('span', { class: 'shape ' + name, 'aria-hidden': 'true' }), label);

  function cell(mode) {
    const check = worst(mode);
    const isSteady = mode.checks.every(one => one.steady);
    const label = mode.name + ': ' + harmOf(modeToken(mode)).label + (isSteady ? '' : ', but another run differed');
    return el('button', {
      type: 'button', class: 'cell' + (isSteady ? '' : ' unsteady'), title: label, 'aria-label': label,
      'aria-haspopup': 'dialog', tabindex: '-1', 'data-index': report.modes.indexOf(mode), 'data-mode': mode.name,
      click: () => open(mode)
    }, isUnsteadyOnly(mode) ? mark(harmOf('ok'), '', harmOf('ok').letter) : shape(check), el('span', { class: 'name mono' }, mode.name));
  }

  // One cell is in the order of the tab key; the arrow keys go on from there.
  function rove(cell) {
    document.querySelectorAll('.cell[tabindex="0"]').forEach(old => old.setAttribute('tabindex', '-1'));
    if (cell) {
      cell.setAttribute('tabindex', '0');
    }
  }

  function walk(event) {
    const cells = [...document.querySelectorAll('.cell:not([hidden])')];
    const index = cells.indexOf(event.target);
    if (index < 0) {
      return;
    }
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -index, End: cells.length - 1 - index }[event.key];
    const row = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step === undefined ? row === undefined ? null : beside(cells, event.target, row) : cells[index + step];
    if (next) {
      event.preventDefault();
      rove(next);
      next.focus();
    }
  }

  // The nearest cell of the line above or below.
  function beside(cells, from, direction) {
    const here = from.getBoundingClientRect();
    const lines = cells.map(one => [one, one.getBoundingClientRect()])
      .filter(([, box]) => direction > 0 ? box.top > here.top + 4 : box.top < here.top - 4);
    const tops = lines.map(([, box]) => box.top);
    const top = direction > 0 ? Math.min(...tops) : Math.max(...tops);
    return lines.filter(([, box]) => Math.abs(box.top - top) < 4)
      .sort(([, one], [, two]) => Math.abs(one.left - here.left) - Math.abs(two.left - here.left)).map(([one]) => one)[0];
  }

  // ---- the list ----

  function list() {
    const all = report.modes.filter(isShown).flatMap(mode => mode.checks.map(check => ({ mode, check })))
      .concat(filter === '' ? { mode: null, check: report.requests.check } : [])
      .filter(({ check }) => filter === '' ? weight(check) !== '' : token(check) === filter)
      .sort((one, two) => harmOf(token(one.check)).rank - harmOf(token(two.check)).rank);
    at('list-title').textContent = filter === '' ? all.length ? 'What it does wrong' : 'Nothing is wrong'
      : harmOf(filter).label.replace(/^./, first => first.toUpperCase()) + ': ' + harmOf(filter).meaning;
    const isFiltered = filter === 'ok' || filter === 'none';
    const groups = isFiltered ? [['', all]] : [
      ['Failures', all.filter(({ check }) => check.failing)],
      ['Known failures', all.filter(({ check }) => check.known)],
      ['Warnings', all.filter(({ check }) => !check.failing && !check.known && weight(check) !== 'information')],
      ['For information: either is allowed', all.filter(({ check }) => !check.failing && !check.known && weight(check) === 'information')]
    ];
    at('list').replaceChildren(...groups.filter(([, found]) => found.length).flatMap(([title, found]) => [
      title && el('h3', {}, title + ' (' + found.length + ')'),
      el('ul', { class: 'items' }, ...found.map(item))
    ]).filter(part => part !== ''));
  }

  function item({ mode, check }) {
    const rule = check.applies === 'judged' ? ruleOf(check) : check.applies;
    const tags = [check.steady ? '' : 'unsteady', check.known ? 'known' : ''].filter(tag => tag !== '');
    return el('li', {}, el('button', {
      type: 'button', 'aria-haspopup': mode !== null && 'dialog', 'data-id': check.id,
      click: () => mode === null ? at('requests-title').scrollIntoView() : open(mode)
    },
      shape(check),
      el('span', { class: 'what' }, el('b', { class: 'mono' }, check.id), ' ', check.sentence,
        el('small', {}, [harmOf(token(check)).label, rule, ...tags].join(' \u00b7 ')))));
  }

  const ruleOf = check => check.obligation + (check.section ? ', ' + check.section : '');

  function missed() {
    const reasons = new Map();
    report.modes.forEach(mode => mode.checks.filter(check => check.applies !== 'judged').forEach(check => {
      const reason = (check.applies === 'harness-error' ? 'Could not be judged: ' : '') + check.sentence;
      reasons.set(reason, [...(reasons.get(reason) || []), mode]);
    }));
    at('missed').hidden = reasons.size === 0;
    for (const [reason, modes] of reasons) {
      at('reasons').append(el('dt', {}, reason), el('dd', {}, ...modes.map(mode =>
        el('button', { type: 'button', class: 'mono', 'aria-haspopup': 'dialog', click: () => open(mode) }, mode.name))));
    }
  }

  function requests() {
    const { check, violations, tls } = report.requests;
    at('requests').append(verdict(check));
    if (violations.length) {
      at('requests').append(el('ul', {}, ...violations.map(({ kind, section, first }) =>
        el('li', {}, el('b', {}, kind), ' (', ...prose(section), '), first in ', el('code', {}, first)))), ...again({ checks: [check] }));
    }
    if (tls.length) {
      at('requests').append(el('p', {}, 'What it offers over TLS:'), el('ul', {}, ...tls.map(({ versions, alpn, sni }) =>
        el('li', {}, versions.join(', ') + '; application protocols: ' + (alpn.join(', ') || 'none') + '; server name: ' + (sni === null ? 'none' : sni)))));
    }
  }

  // ---- the drawer ----

  let shown = null;

  function open(mode) {
    shown = mode;
    at('drawer-title').textContent = mode.name;
    at('inside').replaceChildren(...drawer(mode));
    if (!at('drawer').open) {
      at('drawer').showModal();
    }
    at('drawer').scrollTop = 0;
    at('drawer-title').focus();
    document.querySelectorAll('.lanes').forEach(place => place.replaceChildren(timeline(place.connections, place.clientWidth)));
    history.replaceState(null, '', '#' + mode.name);
  }

  function close() {
    history.replaceState(null, '', location.pathname + location.search);
    shown = null;
  }

  function go(step) {
    const modes = report.modes.filter(isShown);
    const index = modes.indexOf(shown);
    open(modes[(index + step + modes.length) % modes.length]);
  }

  function drawer(mode) {
    const evidences = [];
    for (const check of mode.checks) {
      const last = evidences[evidences.length - 1];
      if (last && JSON.stringify(last.check.evidence) === JSON.stringify(check.evidence)) {
        last.sides.push(side(check));
      } else {
        evidences.push({ check, sides: [side(check)] });
      }
    }
    return [
      el('p', { class: 'note' }, mode.layer + ' \u00b7 ' + mode.summary),
      ...mode.checks.map(verdict),
      ...part('What the server did', prose(mode.wire)),
      ...part('What a correct client does', prose(mode.client)),
      ...evidences.flatMap(({ check, sides }) => seen(check, evidences.length > 1 ? ' (' + sides.join(', ') + ')' : '')),
      ...(mode.seen ? part('Known from', prose(mode.seen)) : []),
      ...again(mode)
    ];
  }

  const side = check => check.id.slice(check.id.indexOf('/') + 1);

  const part = (title, children) => children.length ? [el('h3', {}, title), el('p', {}, ...children)] : [];

  function verdict(check) {
    const harm = harmOf(token(check));
    const names = { caller: 'what the program got', wire: 'what the server saw' };
    const isJudged = check.applies === 'judged';
    return el('div', { class: 'verdict' }, shape(check), el('div', {},
      el('p', {}, el('b', {}, isJudged ? harm.label : check.applies.replace('-', ' ')), ' \u00b7 ' + (names[side(check)] || side(check)),
        ...[check.steady ? '' : 'unsteady', check.failing ? 'fails' : '', check.known ? 'known' : '']
          .filter(tag => tag !== '').map(tag => el('span', { class: 'tag' }, tag))),
      el('p', {}, check.sentence),
      isJudged && check.harm !== 'ok' ? el('p', {}, check.expected + ' Otherwise ' + harm.meaning + '.') : null,
      isJudged ? el('p', { class: 'note' }, ...prose(ruleOf(check))) : null));
  }

  function seen(check, sides) {
    const evidence = check.evidence;
    const facts = [
      fact('exercise', check.probe), fact('outcome', check.outcome + ' after ' + time(evidence.millis)),
      fact('on the wire', plural(evidence.connections, 'connection') + ', ' + plural(evidence.requests, 'request')),
      fact('bytes', evidence.bytesReceived.toLocaleString('en') + ' received, ' + evidence.bytesSent.toLocaleString('en') + ' sent'),
      fact('first end', evidence.ending || 'none seen')
    ];
    if (evidence.peakMemoryBytes) {
      facts.push(fact('memory at most', megabytes(evidence.peakMemoryBytes)));
    }
    if (evidence.gapsMillis.length) {
      facts.push(fact('between attempts', evidence.gapsMillis.slice(0, 6).map(time).join(', ') + (evidence.gapsMillis.length > 6 ? ', \u2026' : '')));
    }
    return [
      el('h3', {}, 'What was seen' + sides), el('dl', { class: 'facts' }, ...facts),
      ...quote('The client\u2019s own words', evidence.error),
      ...(evidence.detail.trim() === evidence.error.trim() ? [] : quote('More from the client', evidence.detail)),
      ...evidence.responses.filter(response => response.bytes > 0 || response.status > 0).flatMap((response, index, all) =>
        quote('Response' + (all.length > 1 ? ' ' + (index + 1) : '') + (response.status ? ', status ' + response.status : '')
          + ', ' + plural(response.bytes, 'byte') + (response.bytes > response.text.length ? ', its beginning' : ''), response.text, true)),
      ...connections(evidence),
      ...(evidence.elsewhere.length ? [el('h3', {}, 'Requests to another origin'), el('ul', {}, ...evidence.elsewhere.map(request =>
        el('li', {}, el('code', {}, request.method + ' ' + request.target), request.credentials ? ', with credentials' : ', without credentials')))] : [])
    ];
  }

  function quote(title, text, isKept) {
    const printable = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\u00b7');
    return text.trim() === '' && !isKept ? [] : [el('h3', {}, title), text === '' ? null : el('pre', {}, printable)].filter(Boolean);
  }

  function again(mode) {
    const commands = [...new Set(mode.checks.map(check => check.reproduce))].filter(command => command !== '');
    return commands.length ? [el('h3', {}, 'See it again'), ...commands.map(copied)] : [];
  }

  function copied(command) {
    const text = el('pre', { tabindex: '0', 'aria-label': 'The command' }, command);
    const copy = el('button', { type: 'button', click: () => {
      getSelection().selectAllChildren(text);
      if (navigator.clipboard) {
        navigator.clipboard.writeText(command).then(() => { copy.textContent = 'Copied'; }, () => {});
      }
    } }, 'Copy');
    return el('div', { class: 'again' }, text, copy);
  }

  // ---- the timeline ----

  function connections(evidence) {
    if (!evidence.timeline.length) {
      return [];
    }
    const place = el('div', { class: 'lanes' });
    place.connections = evidence.timeline.slice(0, 12);
    const left = evidence.connections - place.connections.length;
    return [
      el('h3', {}, 'Connections, to scale'), place,
      el('p', { class: 'keys', 'aria-hidden': 'true' }, ...['\u25b2 request', '\u25c6 delivered', '\u25a0 ended', '\u25cb closed by both']
        .map(text => el('span', {}, text))),
      left > 0 ? el('p', { class: 'note' }, 'and ' + plural(left, 'more connection')) : null,
      el('details', {}, el('summary', {}, 'The same in words'), el('ol', { class: 'events' }, ...evidence.timeline.map(words)))
    ].filter(Boolean);
  }

  function words(connection) {
    const events = [['opened', connection.openedMillis]];
    connection.requests.forEach(request => events.push([request.method + ' ' + request.target, request.atMillis]));
    events.push(['delivered', connection.deliveredMillis], [connection.ending || 'ended', connection.endedMillis], ['closed', connection.closedMillis]);
    const text = events.filter(([, when]) => when !== null).map(([what, when]) => what + ' at ' + time(when)).join('; ');
    return el('li', {}, text + (connection.closedMillis === null ? '; still open when the call was over' : ''));
  }

  function timeline(lanes, width) {
    const ends = lanes.flatMap(lane => [lane.openedMillis, lane.deliveredMillis, lane.endedMillis, lane.closedMillis,
      ...lane.requests.map(request => request.atMillis)]).filter(when => when !== null);
    const longest = Math.max(0.1, ...ends);
    const height = lanes.length * 46 + 26;
    const x = when => 8 + when / longest * (width - 24);
    const picture = svg('svg', {
      class: 'timeline', viewBox: '0 0 ' + width + ' ' + height, role: 'img',
      'aria-label': plural(lanes.length, 'connection') + ' over ' + time(longest) + '; the list below has each event'
    });
    for (const when of ticks(longest)) {
      picture.append(svg('line', { class: 'axis', x1: x(when), x2: x(when), y1: 0, y2: height - 18 }));
      const isLast = x(when) > width - 60;
      picture.append(svg('text', { x: x(when), y: height - 4, 'text-anchor': when === 0 ? 'start' : isLast ? 'end' : 'middle' }, when === 0 ? '0' : time(when)));
    }
    lanes.forEach((lane, index) => draw(picture, lane, index * 46, x, longest, index + 1));
    return picture;
  }

  function ticks(longest) {
    const rough = longest / 5;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map(factor => factor * power).find(size => size >= rough);
    return Array.from({ length: Math.floor(longest / step + 1e-9) + 1 }, (none, index) => index * step);
  }

  function draw(picture, lane, top, x, longest, number) {
    const y = top + 28;
    const ended = lane.endedMillis === null ? longest : lane.endedMillis;
    picture.append(svg('text', { x: 8, y: top + 14 }, number + ': ' + (lane.ending || 'not ended')
      + (lane.requests.length > 1 ? ', ' + lane.requests.length + ' requests' : '')));
    picture.append(svg('rect', { class: 'open', x: x(lane.openedMillis), y: y - 5, width: Math.max(2, x(ended) - x(lane.openedMillis)), height: 10, rx: 2 }));
    if (lane.endedMillis !== null) {
      const closed = lane.closedMillis === null ? longest : lane.closedMillis;
      picture.append(svg('line', { class: 'after', x1: x(ended), x2: x(closed), y1: y, y2: y }));
      picture.append(svg('rect', { class: 'mark', x: x(ended) - 4.5, y: y - 4.5, width: 9, height: 9 }));
    }
    for (const request of lane.requests) {
      const middle = x(request.atMillis);
      picture.append(svg('path', { class: 'mark', d: 'M' + (middle - 5) + ' ' + (y + 12) + 'h10l-5 -10z' }));
    }
    if (lane.deliveredMillis !== null) {
      picture.append(svg('path', { class: 'mark', d: 'M' + x(lane.deliveredMillis) + ' ' + (y - 11) + 'l5 6l-5 6l-5 -6z' }));
    }
    if (lane.closedMillis !== null) {
      picture.append(svg('circle', { class: 'closed', cx: x(lane.closedMillis), cy: y, r: 5 }));
    }
  }

  // ---- all of it ----

  head();
  bar();
  grid();
  list();
  missed();
  requests();
  at('previous').addEventListener('click', () => go(-1));
  at('next').addEventListener('click', () => go(1));
  at('close').addEventListener('click', () => at('drawer').close());
  at('drawer').addEventListener('close', close);
  at('drawer').addEventListener('click', event => {
    if (event.target === at('drawer')) {
      at('drawer').close();
    }
  });
  const linked = () => report.modes.find(mode => '#' + mode.name === location.hash);
  if (linked()) {
    open(linked());
  }
  addEventListener('hashchange', () => linked() && open(linked()));
})();
