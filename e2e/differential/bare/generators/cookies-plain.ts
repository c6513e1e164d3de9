import fc from 'fast-check';
import { valueArbitrary } from '../../search/values.ts';
import type { BareCase } from '../case.ts';

/** What is set, and how it is then asked for. */
interface Story {
  readonly set: readonly (readonly [string, string])[];
  readonly send: string;
  readonly pause?: number;
}

const STORIES: readonly Story[] = [
  { set: [['{own}', 'Secure']], send: '{own}' },
  { set: [['{own}', 'Secure']], send: '{twin}' },
  { set: [['{twin}', 'Secure']], send: '{own}' },
  { set: [['{twin}', 'SameSite=None; Secure']], send: '{own}' },
  {
    set: [
      ['{twin}', 'Secure; Path=/'],
      ['{own}', 'Path=/'],
    ],
    send: '{own}',
  },
  { set: [['{own}', 'Partitioned']], send: '{own}' },
  { set: [['{other}', 'SameSite=None; Secure']], send: '{other}' },
  { set: [['{other}', 'SameSite=None; Secure; Partitioned']], send: '{other}' },
  { set: [['{own}', 'Max-Age=1']], send: '{own}', pause: 1200 },
  {
    set: [
      ['{own}', 'Path=/'],
      ['{own}', 'Path=/; Max-Age=0'],
    ],
    send: '{own}',
  },
  { set: [['{own}', 'Path=/elsewhere']], send: '{own}' },
  { set: [['{own}', 'Domain=test']], send: '{own}' },
  { set: [['{own}', 'Domain=lab.test']], send: '{own}' },
  { set: [['{own}', 'Domain=example.com']], send: '{own}' },
];

/** Cookies that one thing decides over. */
export const plain: fc.Arbitrary<BareCase> = fc
  .record({ story: fc.constantFrom(...STORIES), name: valueArbitrary({ '{id}={id}': 6, '=__Host-{id}': 1 }) })
  .map(({ story: { pause = 0, send, set }, name }) => {
    const fetched = { initiatorType: 'fetch', credentials: 'include' } as const;
    return {
      channel: 'cookies',
      sets: set.map(([origin, attributes], place) => ({
        ...fetched,
        url: `${origin}/{id}/set${place}`,
        lines: [`${name}; ${attributes}`],
      })),
      pause,
      send: { ...fetched, url: `${send}/{id}/get` },
    };
  });
