import { describe, expect, test } from 'vitest';
import { describeStep } from '../core/describe.ts';
import { fields, READER } from '../testing/fixtures.ts';
import { type CorsCheck, corsCheck } from './check.ts';

const LAB = 'http://localhost:3001/socket.io/';
const ORIGIN = 'Access-Control-Allow-Origin';
const CREDENTIALS = 'Access-Control-Allow-Credentials';

type Case = readonly [what: string, input: Partial<CorsCheck>, because: string];
const answer = (values: Record<string, string>, more: Partial<CorsCheck> = {}): Partial<CorsCheck> => ({
  ...more,
  fields: fields(values),
});
const include = { credentials: 'include' } as const;

const CASES: readonly Case[] = [
  ['absent', answer({}), 'allow-origin-present'],
  ['only credentials', answer({ [CREDENTIALS]: 'true' }, include), 'allow-origin-present'],
  ['star', answer({ [ORIGIN]: '*' }), 'readable'],
  ['star, omit', answer({ [ORIGIN]: '*' }, { credentials: 'omit' }), 'readable'],
  [
    'star with credentials',
    answer({ [ORIGIN]: '*', [CREDENTIALS]: 'true' }, include),
    'allow-origin-wildcard',
  ],
  ['exact', answer({ [ORIGIN]: READER }), 'readable'],
  ['header name in another case', answer({ 'access-control-ALLOW-origin': READER }), 'readable'],
  ['empty', answer({ [ORIGIN]: '' }), 'allow-origin-equal'],
  ['another origin', answer({ [ORIGIN]: 'http://partner.localhost:3001' }), 'allow-origin-equal'],
  ['another port', answer({ [ORIGIN]: 'http://localhost:3001' }), 'allow-origin-equal'],
  ['another scheme', answer({ [ORIGIN]: 'https://localhost:3000' }), 'allow-origin-equal'],
  ['trailing slash', answer({ [ORIGIN]: `${READER}/` }), 'allow-origin-equal'],
  ['no scheme', answer({ [ORIGIN]: 'localhost:3000' }), 'allow-origin-equal'],
  ['another case', answer({ [ORIGIN]: 'http://LOCALHOST:3000' }), 'allow-origin-equal'],
  ['star in a host', answer({ [ORIGIN]: 'http://*:3000' }), 'allow-origin-equal'],
  ['null for a page with an origin', answer({ [ORIGIN]: 'null' }), 'allow-origin-equal'],
  ['null for an opaque origin', answer({ [ORIGIN]: 'null' }, { origin: 'null' }), 'readable'],
  ['star for an opaque origin', answer({ [ORIGIN]: '*' }, { origin: 'null' }), 'readable'],
  ['list with the origin in it', answer({ [ORIGIN]: `${READER}, http://b` }), 'allow-origin-single'],
  ['the same twice in one field', answer({ [ORIGIN]: `${READER},${READER}` }), 'allow-origin-single'],
  ['star and the origin', answer({ [ORIGIN]: `*, ${READER}` }), 'allow-origin-single'],
  [
    'two fields',
    {
      fields: [
        { name: ORIGIN, value: READER },
        { name: ORIGIN.toLowerCase(), value: READER },
      ],
    },
    'allow-origin-single',
  ],
  ['credentials allowed', answer({ [ORIGIN]: READER, [CREDENTIALS]: 'true' }, include), 'readable'],
  ['credentials not mentioned', answer({ [ORIGIN]: READER }, include), 'allow-credentials-true'],
  [
    'credentials True',
    answer({ [ORIGIN]: READER, [CREDENTIALS]: 'True' }, include),
    'allow-credentials-true',
  ],
  [
    'credentials false',
    answer({ [ORIGIN]: READER, [CREDENTIALS]: 'false' }, include),
    'allow-credentials-true',
  ],
  ['credentials 1', answer({ [ORIGIN]: READER, [CREDENTIALS]: '1' }, include), 'allow-credentials-true'],
  [
    'credentials twice',
    {
      ...include,
      fields: [...fields({ [ORIGIN]: READER, [CREDENTIALS]: 'true' }), { name: CREDENTIALS, value: 'true' }],
    },
    'allow-credentials-true',
  ],
  ['credentials not asked for', answer({ [ORIGIN]: READER, [CREDENTIALS]: 'no' }), 'readable'],
  ['same origin', answer({}, { url: `${READER}/x` }), 'readable'],
  ['same origin by its default port', answer({}, { url: 'http://a:80/x', origin: 'http://a' }), 'readable'],
  [
    'two opaque origins are not the same',
    answer({}, { url: 'data:,x', origin: 'null' }),
    'allow-origin-present',
  ],
  ['no URL', answer({}, { url: 'nonsense' }), 'allow-origin-present'],
];

describe('the CORS check', () => {
  test.each(CASES)('%s', (_what, input, because) => {
    const verdict = corsCheck({ origin: READER, url: LAB, credentials: 'same-origin', fields: [], ...input });
    expect(verdict.because).toBe(because);
    expect(verdict.stops).toBe(because === 'readable' ? 'nowhere' : 'browser');
    expect(verdict.steps.at(-1)?.id).toBe(because);
    for (const step of verdict.steps) expect(describeStep(step, 'zh')).not.toMatch(/[{}]/);
  });
});
