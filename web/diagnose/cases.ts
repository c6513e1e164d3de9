import type { Pasted, PastedMessage } from './reading/pasted.ts';

/**
 * The evidence of each case of a paste: requests to several addresses are as many cases, each with its own responses and with what is
 * said of its address. A message that names no address belongs to the one beside it; a call may be any of those that failed.
 */
export function casesIn(evidence: readonly Pasted[]): readonly (readonly Pasted[])[] {
  const groups = new Groups();
  const exchanges = new Map<number, string | null>();
  for (const item of evidence) {
    if (item.kind === 'request' && item.exchange !== null) exchanges.set(item.exchange, keyOf(item.url));
    groups.join(keysOf(item));
  }
  const named = evidence.map(item => {
    const key =
      item.kind === 'response' ? (exchanges.get(item.exchange ?? -1) ?? null) : (keysOf(item)[0] ?? null);
    return key === null ? null : groups.of(key);
  });
  const cases = [...new Set(evidence.flatMap((item, at) => (tellsOfFailure(item) ? (named[at] ?? []) : [])))];
  if (cases.length < 2) return [evidence];
  const owners = evidence.map(
    (item, at) => named[at] ?? (item.kind === 'message' ? beside(item, at, evidence, named) : null),
  );
  return cases.map(group =>
    evidence.filter((_, at) => {
      const own = owners[at] ?? null;
      return own === null || own === group || !cases.includes(own);
    }),
  );
}

/** The case of the message beside one that names no address: Safari gives its reason first and the address in the next line. */
function beside(
  { by }: PastedMessage,
  at: number,
  evidence: readonly Pasted[],
  named: readonly (string | null)[],
): string | null {
  const messages = evidence.flatMap((item, place) =>
    item.kind === 'message' && named[place] !== null ? [place] : [],
  );
  const before = messages.findLast(place => place < at);
  const after = messages.find(place => place > at);
  const nearest = by === 'webkit' ? (after ?? before) : (before ?? after);
  return nearest === undefined ? null : (named[nearest] ?? null);
}

/** A call alone is no case of its own: it may be any of those that failed. */
function tellsOfFailure(item: Pasted): boolean {
  return (
    item.kind === 'message' || item.kind === 'response' || (item.kind === 'request' && item.exchange !== null)
  );
}

function keysOf(item: Pasted): readonly string[] {
  if (item.kind !== 'message' && item.kind !== 'request') return [];
  const urls = item.kind === 'message' ? [item.from, item.url] : [item.url];
  return urls.flatMap(url => keyOf(url) ?? []);
}

/** An address without what differs from one attempt to the next: the query, a slash at the end, and all of Engine.IO’s own. */
function keyOf(url: string | null): string | null {
  if (url === null) return null;
  const { origin, pathname, protocol, host } = new URL(url.replace(/^ws/, 'http'));
  const own = origin === 'null' ? `${protocol}//${host}` : origin;
  return `${own}${pathname.replace(/\/+$/, '')}`;
}

/** Addresses that are one case: by a redirect from one to the other. */
class Groups {
  readonly #of = new Map<string, string>();

  join(keys: readonly string[]): void {
    const [first, ...others] = keys.map(key => this.of(key));
    if (first === undefined) return;
    for (const other of others) if (other !== first) this.#of.set(other, first);
  }

  of(key: string): string {
    let at = key;
    for (let next = this.#of.get(at); next !== undefined && next !== at; next = this.#of.get(at)) at = next;
    if (!this.#of.has(at)) this.#of.set(at, at);
    return at;
  }
}
