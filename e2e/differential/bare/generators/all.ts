import type { Generator } from '../../search/search.ts';
import type { BareCase } from '../case.ts';
import { cached } from './cached.ts';
import { cookies, replaced, visited } from './cookies.ts';
import { plain } from './cookies-plain.ts';
import { fetched, streamed } from './fetch.ts';
import { carried, misFetched } from './fetch-faults.ts';
import { handshake, hungUp, misAnswered, misCalled } from './handshake.ts';
import { hinted } from './hints.ts';
import { underPolicy } from './policy.ts';
import { preflighted } from './preflight.ts';

/** Calls that no panel makes, with answers that the lab never gives. */
export const BARE_GENERATORS: readonly Generator<BareCase>[] = [
  { weight: 5, arbitrary: handshake },
  { weight: 1, arbitrary: hungUp },
  { weight: 2, arbitrary: misCalled },
  { weight: 4, arbitrary: misAnswered },
  { weight: 4, arbitrary: fetched },
  { weight: 3, arbitrary: misFetched },
  { weight: 3, arbitrary: carried },
  { weight: 2, arbitrary: hinted },
  { weight: 3, arbitrary: preflighted },
  { weight: 3, arbitrary: cached },
  { weight: 2, arbitrary: underPolicy },
  { weight: 2, arbitrary: streamed },
  { weight: 4, arbitrary: cookies },
  { weight: 4, arbitrary: plain },
  { weight: 1, arbitrary: replaced },
  { weight: 2, arbitrary: visited },
];
