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
    : trimmed.replace(/^\{([a-z-]+)\}/, (hole, name: string) => {
        const known = ORIGIN_NAMES.find(one => one === name);
        return known ? origins[known] : hole;
      });
  return URL.canParse(whole) ? new URL(whole) : null;
}

/** Between which of our origins a request can really be made. */
export interface Way {
  readonly from: OriginName;
  readonly to: LabOriginName;
}

/** The way from one address to another, where a page of ours can stand at the first and the lab answers at the second; else null. */
export function wayBetween(a: URL | null, b: URL | null, origins: Origins): Way | null {
  // The reader's page asks, but nothing of the lab answers there.
  const from = a && (['reader', ...LAB_ORIGIN_NAMES] as const).find(name => origins[name] === a.origin);
  const to = b && LAB_ORIGIN_NAMES.find(name => origins[name] === b.origin);
  return from && to ? { from, to } : null;
}
