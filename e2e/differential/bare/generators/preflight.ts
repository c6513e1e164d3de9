import fc from 'fast-check';
import { NO_FIELD, valueArbitrary } from '../../search/values.ts';
import type { BareCase } from '../case.ts';
import { ALLOW, PLAIN_CALL, whole } from './fetch.ts';
import { answerArbitrary } from './response.ts';

const preflight = answerArbitrary(
  { 204: 8, 200: 2, 404: 1 },
  {
    ...ALLOW,
    'Access-Control-Allow-Methods': {
      PUT: 6,
      '*': 1,
      'PUT, *': 1,
      'PUT,': 1,
      ', PUT': 1,
      'PUT DELETE': 2,
      '(PUT)': 1,
      'PUT, "': 1,
      'GET, POST': 1,
      [NO_FIELD]: 1,
    },
    'Access-Control-Allow-Headers': {
      'x-lab': 6,
      '*': 1,
      'X-LAB, *': 1,
      'x-lab,,': 1,
      'x-lab x-trace': 2,
      'x-lab; x-trace': 1,
      'x-lab, "': 1,
      [NO_FIELD]: 1,
    },
  },
);

/** Preflights that are not answered, or with lists that are none. */
export const preflighted: fc.Arbitrary<BareCase> = fc
  .record({
    method: valueArbitrary({ PUT: 3, GET: 1 }),
    preflight: fc.oneof({ weight: 8, arbitrary: preflight }, { weight: 1, arbitrary: fc.constant(null) }),
    answer: whole,
  })
  .map(({ method, answer, preflight }) => ({
    channel: 'fetch',
    call: { ...PLAIN_CALL, url: '{other}/{id}', method, headers: [{ name: 'X-Lab', value: '1' }] },
    answers: [answer],
    preflight,
  }));
