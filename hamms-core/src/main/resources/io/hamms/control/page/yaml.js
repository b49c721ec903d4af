// Reads the part of YAML that openapi.yaml uses: block mappings and sequences, ">-" and, on one line or several, values in
// the form of flow: [a, b], { a: b }, 'quoted' and plain. No anchors, tags, documents or comments.

/** Returns the document's value. */
export function parseYaml(text) {
  const lines = text.split('\n').map(line => ({ indent: line.search(/\S/), text: line.trim() }));
  let at = 0;

  const skipEmpty = () => { while (at < lines.length && lines[at].text === '') at++; };

  /** Joins the lines that are further in than the key's; the next one is then the current. */
  function folded(indent) {
    const parts = [];
    for (; at < lines.length && (lines[at].text === '' || lines[at].indent > indent); at++) parts.push(lines[at].text);
    return parts.join(' ').trim();
  }

  function value(rest, indent) {
    if (rest === '>-') return folded(indent);
    if (rest !== '') return flow(`${rest} ${folded(indent)}`.trim());
    skipEmpty();
    return at < lines.length && lines[at].indent > indent ? block() : null;
  }

  function block() {
    const indent = lines[at].indent;
    const isSequence = lines[at].text.startsWith('- ');
    const result = isSequence ? [] : {};
    for (skipEmpty(); at < lines.length && lines[at].indent === indent && lines[at].text.startsWith('- ') === isSequence; skipEmpty()) {
      if (isSequence) {
        result.push(item());
      } else {
        const [, key, rest] = lines[at++].text.match(/^('[^']*'|[^:]+):(?: +(.*))?$/);
        result[flow(key)] = value(rest ?? '', indent);
      }
    }
    return result;
  }

  /** "- " and what follows: a mapping that begins on this line, or one value. */
  function item() {
    const line = lines[at];
    const rest = line.text.slice(2).trim();
    if (/^[^'{[][^:]*:( |$)/.test(rest)) {
      lines[at] = { indent: line.indent + 2, text: rest };
      return block();
    }
    at++;
    return value(rest, line.indent);
  }

  skipEmpty();
  return block();
}

/** Reads one value in the form of flow. */
function flow(text) {
  let at = 0;

  const blank = () => { while (text[at] === ' ') at++; };

  function plain(isInside) {
    const end = isInside ? /,|\]|\}|: / : /$/;
    const length = text.slice(at).search(end);
    const word = text.slice(at, length < 0 ? text.length : at + length).trim();
    at = length < 0 ? text.length : at + length;
    return word;
  }

  function quoted() {
    const [whole, word] = text.slice(at).match(/^'((?:[^']|'')*)'/);
    at += whole.length;
    return word.replaceAll('\'\'', '\'');
  }

  function typed(word) {
    if (/^-?\d+$/.test(word)) return Number(word);
    return word === 'null' ? null : { true: true, false: false }[word] ?? word;
  }

  function one(isInside) {
    blank();
    if (text[at] === '\'') return quoted();
    if (text[at] === '[') return members([], list => list.push(one(true)), ']');
    if (text[at] === '{') {
      return members({}, map => {
        const key = text[at] === '\'' ? quoted() : plain(true);
        at = text.indexOf(':', at) + 1;
        map[key] = one(true);
      }, '}');
    }
    return typed(plain(isInside));
  }

  function members(result, read, end) {
    at++;
    for (blank(); text[at] !== end; blank()) {
      if (at >= text.length) throw new Error(`yaml: no ${end} in ${text.slice(0, 60)}`);
      read(result);
      blank();
      if (text[at] === ',') at++;
    }
    at++;
    return result;
  }

  return one(false);
}
