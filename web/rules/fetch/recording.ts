import { type Exchange, getField } from '../core/exchange.ts';
import type { Arrival, Sent } from './sent.ts';
import { isPreflight } from './wire-outcome.ts';

/** One exchange of a run; `at` is when its response came, else when its request did, in milliseconds by the server's clock. */
export interface TimedExchange extends Exchange {
  readonly at: number;
}

/** What the recording has for a request that the rule sends. */
interface Taken {
  readonly arrival: Arrival;
  /** Null where the server saw no such request. */
  readonly exchange: TimedExchange | null;
  /** Preflights before it that the rule did not send. */
  readonly unforeseen: readonly TimedExchange[];
}

/** The exchanges of a run, taken one after the other in the network's place. */
export class Recording {
  readonly #exchanges: readonly TimedExchange[];
  #next = 0;

  constructor(exchanges: readonly TimedExchange[]) {
    this.#exchanges = exchanges;
  }

  /** The exchange of a request; `later`: how many calls come after this one. */
  take(sent: Sent, later: number): Taken {
    const unforeseen: TimedExchange[] = [];
    let found = this.#peek();
    while (found && sent.kind === 'request' && isPreflight(found) && hasAddress(found, sent.url)) {
      unforeseen.push(found);
      this.#next++;
      found = this.#peek();
    }
    const same = found && isPreflight(found) === (sent.kind === 'preflight') && hasAddress(found, sent.url);
    if (!found || !same) return { arrival: { kind: 'lost' }, exchange: null, unforeseen };
    this.#next++;
    const exchange = this.#lastTry(found, later);
    const { at, response: head } = exchange;
    const arrival: Arrival = head ? { kind: 'answer', head, at } : { kind: 'unanswered' };
    return { arrival, exchange, unforeseen };
  }

  /** What no request of the rule has taken. */
  rest(): readonly TimedExchange[] {
    return this.#exchanges.slice(this.#next);
  }

  /** Browsers send a request that was not answered again, on another connection; each later call needs one of them for itself. */
  #lastTry(first: TimedExchange, later: number): TimedExchange {
    let last = first;
    for (;;) {
      const next = this.#peek();
      if (last.response || !next || !isRepeated(next, last)) return last;
      if (this.rest().filter(exchange => isRepeated(exchange, last)).length <= later) return last;
      last = next;
      this.#next++;
    }
  }

  #peek(): TimedExchange | undefined {
    return this.#exchanges[this.#next];
  }
}

/** Whether a request went to a host and path; what its query holds may be masked. */
function hasAddress({ request }: TimedExchange, url: string): boolean {
  const { host, pathname } = new URL(url);
  return getField(request.fields, 'Host') === host && request.target.split('?', 1)[0] === pathname;
}

function isRepeated({ request }: TimedExchange, { request: other }: TimedExchange): boolean {
  return (
    request.method === other.method &&
    request.target === other.target &&
    getField(request.fields, 'Host') === getField(other.fields, 'Host')
  );
}
