import type { Origins } from '../../protocol/origins.ts';
import { isKeyed, LAB_ORIGIN_NAMES } from '../../protocol/words.ts';
import type { Fields } from './answers.ts';

/**
 * Asks the browser not to give the page's origin an agent cluster of its own, so that document.domain may still do something:
 * https://html.spec.whatwg.org/#origin-keyed-agent-clusters
 */
export const SITE_KEYED = ['Origin-Agent-Cluster', '?0'] as const;

/** What a page of a host says of it, which is what all pages of its origin say. */
export function clusterFields(origins: Origins, host: string | undefined): Fields {
  const name = LAB_ORIGIN_NAMES.find(one => new URL(origins[one]).host === host);
  return name === undefined || isKeyed(name) ? [] : [SITE_KEYED];
}
