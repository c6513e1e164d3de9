import type { CookieLine } from './line.ts';

/**
 * What a cookie whose name begins so must have (RFC 6265bis §5.4; `__Http-` and `__Host-Http-` are younger, measured in Chromium
 * 156 and Firefox 153); browsers do not look at the case of the prefix.
 */
const DEMANDS: Readonly<Record<string, readonly ('secure' | 'host' | 'http')[]>> = {
  '__secure-': ['secure'],
  '__http-': ['secure', 'http'],
  '__host-http-': ['secure', 'host', 'http'],
  '__host-': ['secure', 'host'],
};

const MEETS: Readonly<Record<'secure' | 'host' | 'http', (line: CookieLine) => boolean>> = {
  secure: ({ secure }) => secure,
  host: ({ domain, path }) => !domain && path === '/',
  http: ({ httpOnly }) => httpOnly,
};

/** The demands as one would write them in Set-Cookie. */
const WRITTEN = { secure: 'Secure', host: 'Path=/', http: 'HttpOnly' } as const;

interface Prefix {
  /** As it stands in the name. */
  readonly prefix: string;
  readonly met: boolean;
  /** The attributes that it demands, as one writes them in Set-Cookie. */
  readonly writes: readonly string[];
  /** Whether a Domain is forbidden. */
  readonly noDomain: boolean;
  /** Both as a list. */
  readonly demands: string;
}

/**
 * The prefix of a name with what it demands and whether a cookie has it; null without a prefix.
 *
 * @param line with no Domain where it says no more than the host
 */
export function prefixOf(line: CookieLine): Prefix | null {
  const found = Object.entries(DEMANDS).find(([prefix]) => line.name.toLowerCase().startsWith(prefix));
  if (!found) return null;
  const [prefix, demands] = found;
  const writes = demands.map(demand => WRITTEN[demand]);
  const noDomain = demands.includes('host');
  return {
    prefix: line.name.slice(0, prefix.length),
    met: demands.every(demand => MEETS[demand](line)),
    writes,
    noDomain,
    demands: [...writes, ...(noDomain ? ['no Domain'] : [])].join(', '),
  };
}

/** Whether a value without a name reads as a name with a prefix to a server: such a cookie is never kept. */
export function pretendsPrefix({ name, value }: CookieLine): boolean {
  return name === '' && Object.keys(DEMANDS).some(prefix => value.toLowerCase().startsWith(prefix));
}
