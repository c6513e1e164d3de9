import fc from 'fast-check';
import { valueArbitrary, type Weights } from '../../search/values.ts';
import type { BareCase } from '../case.ts';

const SOURCES: Weights = {
  "'self'": 3,
  "'none'": 1,
  '*': 1,
  '{own}': 2,
  '{other}': 2,
  '{own.ws}': 2,
  '{own.dot}': 3,
  '{other.dot}': 1,
  '{own.host}': 2,
  'http://{own.host}': 2,
  '{own.name}': 1,
  '{own.name}:*': 1,
  '{own.name}.:*': 2,
  '*:*': 1,
  'http:': 1,
  'https:': 1,
  'ws:': 1,
  '{own}/': 1,
  '{own}/{id}': 2,
  '{own}/{id}/': 2,
  '{own}/elsewhere': 1,
  '{own}?query': 1,
  '{own}#part': 1,
  '{own.host}?query': 1,
  '{own}/{id}?query': 1,
  'localhost:x': 1,
};

const TARGETS: Weights = {
  '{own}/{id}': 4,
  '{own}/{id}/deep': 2,
  '{other}/{id}': 2,
  '{own.dot}/{id}': 4,
  '{own.ws}/{id}': 3,
  '{other.ws}/{id}': 1,
};

/** What a page may ask under a `connect-src` of any make. */
export const underPolicy: fc.Arbitrary<BareCase> = fc
  .record({
    sources: fc.array(valueArbitrary(SOURCES), { minLength: 1, maxLength: 2 }),
    url: valueArbitrary(TARGETS),
  })
  .map(drawn => ({ channel: 'policy', ...drawn }));
