import fc from 'fast-check';
import type { Field } from '../../../../web/rules/core/exchange.ts';
import { oneOf, valueArbitrary, type Weights } from '../../search/values.ts';
import type { BareCase } from '../case.ts';
import { PLAIN_CALL, whole } from './fetch.ts';

const NUMBERS: Weights = {
  1: 3,
  '01': 1,
  '1.5': 2,
  '1.': 1,
  '.5': 1,
  '-1': 1,
  '1e3': 1,
  '': 1,
  abc: 1,
  '1, 2': 1,
};

/** What clients tell of themselves, in values that parse and in others. */
const HINTS: readonly (readonly [string, Weights])[] = [
  ['DPR', NUMBERS],
  ['Device-Memory', NUMBERS],
  ['Downlink', NUMBERS],
  ['RTT', NUMBERS],
  ['Width', NUMBERS],
  ['Viewport-Width', NUMBERS],
  ['Viewport-Height', NUMBERS],
  ['ECT', { '4g': 3, 'slow-2g': 1, '4G': 1, '5g': 1 }],
  ['Save-Data', { on: 3, On: 1, off: 1, '': 1, 'on;a': 1 }],
  ['Intervention', { '<https://a.example>; level="warning"': 2, '': 1 }],
  ['User-Agent', { lab: 1 }],
];

const hint = fc.oneof(
  ...HINTS.map(([name, values]) => valueArbitrary(values).map((value): Field => ({ name, value }))),
);

/** GETs across origins that may ask first for no other reason than a hint. */
export const hinted: fc.Arbitrary<BareCase> = fc
  .record({
    hints: fc.array(hint, { minLength: 1, maxLength: 2 }),
    twice: oneOf({ once: 4, twice: 1 }),
    answer: whole,
  })
  .map(({ hints, twice, answer }) => ({
    channel: 'fetch',
    call: { ...PLAIN_CALL, url: '{other}/{id}', headers: twice === 'twice' ? [...hints, ...hints] : hints },
    answers: [answer],
  }));
