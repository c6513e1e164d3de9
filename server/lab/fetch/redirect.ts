import type { Origins } from '../../protocol/origins.ts';
import { LAB_PATHS } from '../../protocol/paths.ts';
import type { LabOriginName } from '../../protocol/words.ts';

/**
 * The address of the next hop of a redirect, with what is left of `to`.
 *
 * @param target of a request whose knobs have been read, so that every name and value in it is one that the lab knows;
 * it is parsed and written anew, so that nothing but percent-encoded ASCII is in it
 */
export function hopAddress(
  target: string,
  [next = 'lab', ...rest]: readonly LabOriginName[],
  origins: Origins,
): string {
  const address = new URL(LAB_PATHS.fetch, origins[next]);
  address.search = queryOf(target);
  if (rest.length > 0) address.searchParams.set('to', rest.join(','));
  else address.searchParams.delete('to');
  return address.href;
}

/** The same address once more, relative (RFC 9110 §10.2.2): where a redirected preflight would go. */
export function sameAddress(target: string): string {
  return `${LAB_PATHS.fetch}?${queryOf(target)}`;
}

const queryOf = (target: string) => new URL(target, 'http://lab.invalid').searchParams.toString();
