import fc from 'fast-check';
import type { CacheMode } from '../../../../web/rules/fetch/fetch-call.ts';
import { NO_FIELD, oneOf, valueArbitrary } from '../../search/values.ts';
import type { BareCase } from '../case.ts';
import { ALLOW, PLAIN_CALL } from './fetch.ts';
import { answerArbitrary, type FieldWeights } from './response.ts';

/** Whatever times are drawn, a response is fresh or stale by ten seconds at least: a slow run decides nothing. */
const LIFE: FieldWeights = {
  'Cache-Control': {
    [NO_FIELD]: 16,
    'max-age=60': 8,
    'max-age=0': 1,
    'MAX-AGE=60': 1,
    'max-age=60x': 1,
    'max-age = 60': 1,
    'max-age=abc': 1,
    'max-age="60"': 1,
    'max-age=0, max-age=60': 2,
    'max-age=60, max-age=0': 2,
    'max-age=60, no-cache': 1,
    'max-age=60, no-cache="x-lab"': 2,
    'must-revalidate': 3,
    private: 1,
    's-maxage=60': 1,
    'no-store': 1,
  },
  Expires: { [NO_FIELD]: 8, '{date+60}': 6, '{date-60}': 1, 0: 1, '-1': 1, nonsense: 2 },
  Date: { [NO_FIELD]: 6, '{date}': 4, '{date-30}': 2, '{date-90}': 2, '{date+300}': 1, nonsense: 1 },
  Age: { [NO_FIELD]: 10, 30: 2, 100: 2, '100, 5': 1, '9x': 1 },
  Pragma: { [NO_FIELD]: 10, 'no-cache': 1, 'x, No-Cache': 1, 'no-cachex': 1 },
  'Last-Modified': {
    [NO_FIELD]: 6,
    '{date-8640000}': 8,
    '{date-100000000}': 1,
    '{date+8640000}': 1,
    nonsense: 1,
  },
};

const CALM_LIFE: FieldWeights = { 'Cache-Control': { 'no-store': 1 } };

const STATUS = { 200: 16, 203: 1, 204: 2, 300: 1, 404: 2, 410: 2 };

/** The same call again, of what says in many ways how long it may be kept (RFC 9111 §4.2). */
export const cached: fc.Arbitrary<BareCase> = fc
  .record({
    url: valueArbitrary({ '{own}/{id}': 4, '{other}/{id}': 1 }),
    cache: oneOf<CacheMode>({ default: 12, 'force-cache': 1, 'no-cache': 1, reload: 1, 'no-store': 1 }),
    answers: fc.oneof(
      { weight: 5, arbitrary: fc.tuple(answerArbitrary(STATUS, { ...ALLOW, ...LIFE })) },
      {
        weight: 1,
        arbitrary: fc.tuple(
          answerArbitrary(
            { 301: 2, 302: 1, 307: 1, 308: 2 },
            { ...ALLOW, ...LIFE, Location: { '/{id}/next': 1 } },
          ),
          answerArbitrary({ 200: 1 }, { ...ALLOW, ...CALM_LIFE }),
        ),
      },
    ),
    times: valueArbitrary({ 2: 3, 3: 1 }),
  })
  .map(({ url, cache, answers, times }) => ({
    channel: 'fetch',
    call: { ...PLAIN_CALL, url, cache },
    answers,
    times: Number(times),
  }));
