import fc from 'fast-check';
import { cached } from './arbitrary-cached.ts';
import { cookies, replaced, visited } from './arbitrary-cookies.ts';
import { fetched, hinted, streamed } from './arbitrary-fetch.ts';
import { handshake, hungUp } from './arbitrary-handshake.ts';
import { underPolicy } from './arbitrary-policy.ts';
import type { BareCase } from './case.ts';

/** Calls that no panel makes, with answers that the lab never gives. */
export const bareArbitrary: fc.Arbitrary<BareCase> = fc.oneof(
  { weight: 5, arbitrary: handshake },
  { weight: 1, arbitrary: hungUp },
  { weight: 4, arbitrary: fetched },
  { weight: 2, arbitrary: hinted },
  { weight: 3, arbitrary: cached },
  { weight: 2, arbitrary: underPolicy },
  { weight: 2, arbitrary: streamed },
  { weight: 4, arbitrary: cookies },
  { weight: 1, arbitrary: replaced },
  { weight: 2, arbitrary: visited },
);
