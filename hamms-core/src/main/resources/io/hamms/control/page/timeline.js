// A connection as a line to scale: from its accept at the left to its close.
import { svg, time } from './dom.js';

const WIDTH = 1000;

/** Draws a connection where `scale` milliseconds are the whole width; what lasts longer leaves at the right. */
export function timeline(one, scale, now = Date.now()) {
  const length = lengthOf(one, now);
  const x = ms => Math.min(WIDTH, Math.max(0, ms / scale * WIDTH));
  const drawn = svg('svg', { class: 'line', viewBox: `0 0 ${WIDTH} 20`, preserveAspectRatio: 'none', role: 'img',
    'aria-label': description(one, length) });
  drawn.append(svg('rect', { class: one.closedMs == null ? 'bar open' : 'bar', x: 0, y: 7, height: 6, width: Math.max(2, x(length)) }));
  for (const mark of one.marks) {
    if (mark.at <= scale) {
      drawn.append(svg('rect', { class: `mark ${mark.kind} ${mark.by ?? ''}`, 'data-at': mark.at,
        x: Math.min(WIDTH - 3, x(mark.at)), y: mark.kind === 'ended' ? 1 : 4, width: 3, height: mark.kind === 'ended' ? 18 : 12 }));
    }
  }
  if (length > scale) {
    drawn.append(svg('path', { class: 'beyond', d: `M ${WIDTH - 12} 3 L ${WIDTH} 10 L ${WIDTH - 12} 17 Z` }));
  }
  return drawn;
}

function description(one, length) {
  const marks = one.marks.map(mark => `${mark.kind} at ${time(mark.at)}`);
  return [one.closedMs == null ? `open for ${time(length)}` : `closed after ${time(length)}`, ...marks].join(', ');
}

/** The milliseconds from a connection's accept to its close, or until now. */
export function lengthOf(one, now) {
  return one.closedMs ?? Math.max(0, now - one.openedAtMs);
}

/** The smallest of 1, 2, 3, 4, 6, 8 or 10 times a power of ten that is not less: its half is a round number, too. */
export function scaleFor(ms) {
  const power = 10 ** Math.floor(Math.log10(Math.max(ms, 1)));
  return [1, 2, 3, 4, 6, 8, 10].map(step => step * power).find(step => step >= ms);
}

/** A connection of the journal as the timelines have it. */
export function ofEntry(one) {
  const open = instant(one.openedAt);
  const at = text => instant(text) - open;
  return {
    ...one,
    openedAtMs: open,
    marks: [
      ...(one.deliveredAt ? [{ kind: 'delivered', at: at(one.deliveredAt) }] : []),
      ...(one.endedAt ? [{ kind: 'ended', by: one.ending?.by, at: at(one.endedAt) }] : []),
    ],
    closedMs: one.closedAt ? at(one.closedAt) : null,
  };
}

/** Milliseconds with their fraction: Date has no microseconds. */
export function instant(text) {
  const fraction = text.match(/\.(\d+)Z$/)?.[1] ?? '';
  return Date.parse(text.replace(/\.\d+Z$/, 'Z')) + Number(`0.${fraction || 0}`) * 1000;
}
