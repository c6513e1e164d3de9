import type { Origins } from '../../../server/protocol/origins.ts';
import type { Suite } from '../search/search.ts';
import { type RawCase, type RawRecorded, rawArbitrary } from './case.ts';
import { sendRaw } from './send.ts';

/** What no browser sends, to the lab's WebSocket. */
export function rawHandshakes({ lab }: Origins): Suite<RawCase, RawRecorded> {
  return {
    browser: 'unknown',
    generators: [{ weight: 1, arbitrary: rawArbitrary }],
    groupOf: () => 'raw',
    run: cases => Promise.all(cases.map(one => sendRaw(one, lab))),
    compare: (recorded, rules) => rules.compareRaw(recorded, lab),
    described: one => JSON.stringify(one),
  };
}
