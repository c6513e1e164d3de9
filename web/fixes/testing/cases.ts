import type { FetchCase } from '../case.ts';

const BASE: FetchCase = {
  kind: 'fetch',
  pages: ['http://localhost:3000'],
  url: 'http://localhost:3001/',
  connectSources: null,
  mode: 'cors',
  credentials: false,
  method: 'GET',
  headers: [],
  upload: false,
  exposed: [],
  maxAge: null,
  redirects: [],
};

/** Origins that no browser spells otherwise, with every character that some configuration must write differently. */
export const NASTY_ORIGINS = [
  "http://it's.example",
  'http://a"b.example',
  'http://$host.$' + '{port}.example',
  'http://`a`;{b}.example:8443',
  'http://~a*(b).example',
  'http://[::1]:3000',
  'chrome-extension://abcdefghijklmnop',
  'https://xn--fsqu00a.xn--0zwm56d',
];

/** Names with every character that a token may have (RFC 9110 §5.6.2). */
export const NASTY_HEADERS = ["x-it's", 'x-$http_host', 'x-`#a`', 'x-%7e|~', 'x-a!&*+.^_', '__proto__'];

/** Cases of fetch by what is special about them. */
export const FETCH_CASES: Readonly<Record<string, FetchCase>> = {
  simple: BASE,
  'two pages, credentials, exposed headers': {
    ...BASE,
    pages: ['http://localhost:3000', 'https://app.example'],
    credentials: true,
    exposed: ['X-Count', 'ETag'],
  },
  'a preflight with everything': {
    ...BASE,
    credentials: true,
    method: 'PUT',
    headers: [
      { name: 'Content-Type', value: 'application/json' },
      { name: 'X-Lab', value: '1' },
    ],
    exposed: ['X-Count'],
    maxAge: 600,
  },
  'a method in lower case': { ...BASE, method: 'patch' },
  'an upload listener': { ...BASE, method: 'POST', upload: true, maxAge: 0 },
  'Authorization on a GET': { ...BASE, headers: [{ name: 'Authorization', value: 'Basic eDp5' }] },
  'nasty origins and names': {
    ...BASE,
    pages: NASTY_ORIGINS,
    credentials: true,
    method: 'DELETE',
    headers: NASTY_HEADERS.map(name => ({ name, value: '1' })),
    exposed: NASTY_HEADERS,
  },
};

/** Origins that are not on the list and yet look like one that is. */
export function othersThan(origin: string): readonly string[] {
  return [
    'https://evil.example',
    'null',
    `${origin}0`,
    `${origin}.evil.example`,
    `${origin}/`,
    origin.replace(/^http:/, 'https:').replace(/^(?!https:)/, 'x'),
    'http://localhost:3000,http://localhost:3000',
  ].filter(other => other !== origin);
}
