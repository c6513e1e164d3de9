import type { DecodedRequestHead, DecodedResponseHead } from '../../decode/http/head.ts';
import type { ExchangeView } from '../../decode/views.ts';

/** A line of two heads, on either side of a proxy; null: it is not there. */
export interface HopRow {
  readonly name: string;
  readonly front: string | null;
  readonly behind: string | null;
}

type Head = DecodedRequestHead | DecodedResponseHead;

/** The last exchange with the proxy, and the last of the proxy; null where the proxy sent nothing on. */
export function lastHops(
  exchanges: readonly ExchangeView[],
  isBehindProxy: (view: ExchangeView) => boolean,
): readonly [front: ExchangeView, behind: ExchangeView] | null {
  const front = exchanges.findLast(view => !isBehindProxy(view));
  const behind = exchanges.findLast(isBehindProxy);
  // What was sent on after the last request came through is that request.
  return front && behind && behind.exchange > front.exchange ? [front, behind] : null;
}

/** The lines of both heads by name, those of the first in its order, then what only the second has. */
export function hopRows(front: Head | undefined, behind: Head | undefined): readonly HopRow[] {
  const names = new Map<string, string>();
  for (const { name } of [...(front?.fields ?? []), ...(behind?.fields ?? [])])
    if (!names.has(name.text.toLowerCase())) names.set(name.text.toLowerCase(), name.text);
  return [
    { name: '', front: startOf(front), behind: startOf(behind) },
    ...[...names].map(([key, name]) => ({ name, front: valueIn(front, key), behind: valueIn(behind, key) })),
  ];
}

/** Without the query, which goes through unchanged. */
function startOf(head: Head | undefined): string | null {
  if (!head) return null;
  if (head.kind === 'response') return `${head.status?.text ?? ''} ${head.reason?.text ?? ''}`.trim();
  return `${head.method?.text ?? ''} ${head.target?.text.split('?', 1)[0] ?? ''}`;
}

function valueIn(head: Head | undefined, name: string): string | null {
  const values = (head?.fields ?? []).filter(field => field.name.text.toLowerCase() === name);
  return values.length === 0 ? null : values.map(({ value }) => value.text).join('\n');
}
