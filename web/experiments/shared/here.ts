import { ask } from '../../stage/ask.ts';
import { send } from '../../stage/send.ts';
import { type Asker, type Page, SetUpError } from '../experiment.ts';

/** The reader's page itself as the page that makes requests. */
export function here({ signal, url, follow }: Page): Asker {
  return {
    client: { origin: globalThis.origin, url: globalThis.location.href },
    url,
    ask: call => ask(call, signal),
    async send(means, address) {
      switch (means) {
        case 'link':
          await follow(new URL(address)); // in a window, so that this page stays
          return 'opened';
        case 'websocket':
        case 'frame':
          return send(means, address, signal);
        default:
          throw new SetUpError(`this page’s own policy lets it send no ${means}: choose another page`);
      }
    },
  };
}
