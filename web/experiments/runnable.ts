import type { Origins } from '../../server/protocol/origins.ts';
import type { Bilingual } from '../language.ts';
import type { CodeOf } from './code.ts';
import type { Knobs } from './knob.ts';

/** The code of a panel as two files that run by themselves: a page, and the Node server of everyone else who takes part. */
export interface Runnable {
  readonly page: string;
  readonly server: string;
}

/** An experiment's code as files, or why these settings have none. */
export type RunnableOf<K extends Knobs = Knobs> = (of: CodeOf<K>) => Runnable | Bilingual;

/** Whoever makes the files takes the knobs of a panel. */
export function defineRunnable<K extends Knobs>(make: RunnableOf<K>): RunnableOf {
  return make as unknown as RunnableOf;
}

/** Where the files run: beside the app, on ports of their own. */
export const RUNNABLE_ORIGINS: Origins = originsAt(4000, 4001);

/** The origins of one machine where the page and the server that it talks to have these ports; nobody listens at the second port and at the https origin. */
export function originsAt(page: number, server: number): Origins {
  return {
    reader: `http://localhost:${page}`,
    lab: `http://localhost:${server}`,
    'lab-2': 'http://localhost:4002',
    'lab-tls': 'https://localhost:4443',
    'other-site': `http://127.0.0.1:${server}`,
    partner: `http://partner.localhost:${server}`,
    evil: `http://evil.localhost:${server}`,
    'sibling-x': `http://x.a.localhost:${server}`,
    'sibling-y': `http://y.a.localhost:${server}`,
  };
}
