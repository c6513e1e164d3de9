import { ask } from '../../stage/ask.ts';
import type { Asker, Page } from '../experiment.ts';
import { sendFromHere } from './send-from-here.ts';

/** The reader's page itself as the page that makes requests. */
export function here({ signal, url }: Page): Asker {
  return {
    client: { origin: globalThis.origin, url: globalThis.location.href },
    url,
    ask: call => ask(call, signal),
    send: (means, address) => sendFromHere(means, address, signal),
  };
}
