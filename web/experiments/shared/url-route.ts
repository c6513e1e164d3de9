import { ORIGIN_NAMES, type OriginName, type Origins } from '../../../server/protocol/origins.ts';
import { LAB_ORIGIN_NAMES, type LabOriginName } from '../../../server/protocol/words.ts';

/**
 * An address as a reader types it: whole, or with the name of one of our origins in its place or, in braces, at its beginning
 * (`lab`, `{lab}/path`). Null where it is none.
 */
export function addressIn(text: string, origins: Origins): URL | null {
  const trimmed = text.trim();
  const named = ORIGIN_NAMES.find(name => name === trimmed);
  const whole = named
    ? origins[named]
    : trimmed.replace(/^\{([a-z0-9-]+)\}/, (hole, name: string) => {
        const known = ORIGIN_NAMES.find(one => one === name);
        return known ? origins[known] : hole;
      });
  return URL.canParse(whole) ? new URL(whole) : null;
}

/** Between which of our origins a request can really be made. */
export interface Route {
  readonly from: OriginName;
  readonly to: LabOriginName;
}

/** The route from one URL to another, where a page of ours can stand at the first and the lab responds at the second; else null. */
export function routeBetween(a: URL | null, b: URL | null, origins: Origins): Route | null {
  // The reader’s page can send requests, but nothing of the lab responds at its origin.
  const from = a && (['reader', ...LAB_ORIGIN_NAMES] as const).find(name => origins[name] === a.origin);
  const to = b && LAB_ORIGIN_NAMES.find(name => origins[name] === b.origin);
  return from && to ? { from, to } : null;
}
