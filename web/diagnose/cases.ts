import type { Pasted } from './reading/pasted.ts';
import type { PastedRequest } from './reading/pasted-exchange.ts';

/**
 * The evidence of each case of a paste. Requests by hand to several addresses are as many cases, each with its own responses and with
 * what the console says of its address; anything else is one.
 */
export function casesIn(evidence: readonly Pasted[]): readonly (readonly Pasted[])[] {
  const exchanges = new Map<number, string | null>();
  for (const item of evidence) {
    if (item.kind === 'request' && item.exchange !== null) exchanges.set(item.exchange, addressOf(item));
  }
  const owners = evidence.flatMap(item =>
    item.kind === 'response' && item.exchange !== null ? (exchanges.get(item.exchange) ?? []) : [],
  );
  const addresses = [...new Set(owners)];
  if (addresses.length < 2) return [evidence];
  return addresses.map(address =>
    evidence.filter(item => {
      const about = item.kind === 'response' ? exchanges.get(item.exchange ?? -1) : addressOf(item);
      // What names none of the addresses may be about any of them.
      return about == null || about === address || !addresses.includes(about);
    }),
  );
}

function addressOf(item: Pick<PastedRequest, 'url'>): string | null {
  return item.url?.replace(/^ws/, 'http') ?? null;
}
