import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from './diagnose.ts';
import { EXAMPLES } from './page/examples.ts';
import { MOST_CHARACTERS } from './reading/limits.ts';
import { MEASURED_REQUESTS } from './testing/measured.ts';
import { workOf } from './testing/work.ts';
import { NOTHING_TYPED } from './typed.ts';

/** Characters that are looked at for each character that is read of a paste, at most. */
const MOST_WORK = 2_000;

/** Pieces that the readers look for, to be put together in any order and cut anywhere. */
const PIECES = [
  ...MEASURED_REQUESTS.slice(0, 6).flatMap(({ chromium, firefox }) => [...chromium, ...firefox]),
  ...EXAMPLES.map(({ paste }) => paste),
  'HTTP/1.1 200 OK\n',
  'HTTP/1.1 301 Moved\nLocation: //[\n\n',
  'Access-Control-Allow-Origin: *\r\n',
  '> OPTIONS /x HTTP/1.1\n> Host: [\n',
  '< HTTP/2 204\n< \n',
  "curl -X 'PUT' $'\\u00' \"",
  'curl http://a.example/ ^\n -H ^"',
  'fetch("http://a.example/", {',
  'io("http://a.example/", [',
  ' \tfolded\n',
  "'",
  '"',
  '\\',
  '\u0000\u001b[31m\ufeff\u202e',
  "WebSocket connection to '",
  'Access to ',
  'net::ERR_',
  ' from origin ',
];

const anyPaste = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 12 })), { maxLength: 12 })
    .map(parts => parts.join('')),
  fc
    .tuple(fc.constantFrom(...PIECES), fc.nat(200), fc.nat(200))
    .map(([piece, from, length]) => piece.slice(from, from + length)),
);
const anyTyped = fc.record({
  page: fc.oneof(fc.webUrl(), fc.string(), fc.constant('')),
  url: fc.oneof(fc.webUrl(), fc.string(), fc.constant('')),
  method: fc.oneof(fc.constantFrom('GET', 'PUT', 'patch', ''), fc.string()),
  headers: fc.string(),
  credentials: fc.constantFrom('' as const, 'include' as const, 'same-origin' as const, 'omit' as const),
  answers: fc.constantFrom('' as const, 'preflight' as const, 'request' as const),
});

describe('any text at all', () => {
  test('is read without throwing, and twice alike', () => {
    fc.assert(
      fc.property(anyPaste, anyTyped, (paste, typed) => {
        const first = diagnose(paste, typed);
        // Hints hold functions, which are compared by their names.
        const plain = ({ hints, ...rest }: typeof first) => ({ ...rest, hints: hints.map(({ id }) => id) });
        expect(plain(diagnose(paste, typed))).toEqual(plain(first));
        const { page, url } = first.known;
        expect(url === null || URL.canParse(url)).toBe(true);
        expect(page === null || page === 'null' || /^[a-z-]+:\/\/[^/]+$/.test(page)).toBe(true);
      }),
      { numRuns: 600 },
    );
  }, 120_000);

  test.each([
    ['one line', 'a'.repeat(4_000_000)],
    ['empty lines', '\n'.repeat(2_000_000)],
    ['quotes', "'".repeat(MOST_CHARACTERS)],
    ['beginnings of a sentence', "Access to fetch at '".repeat(5_000)],
    ['beginnings of an address', 'http://'.repeat(10_000)],
    ['a sentence without an end', `Access to fetch at '${'x'.repeat(100_000)}`],
    [
      'reasons without an end',
      `The Same Origin Policy disallows reading the remote resource at ${'(Reason: '.repeat(8_000)}`,
    ],
    ['commands', 'curl -H a:b \\\n'.repeat(5_000)],
    ['commands, one a line', 'curl http://a.example/\n'.repeat(3_000)],
    ['calls', 'fetch("http://a.example/",{'.repeat(3_000)],
    ['brackets', `fetch("http://a.example/", ${'['.repeat(60_000)}`],
    ['heads', 'HTTP/1.1 200 OK\nA: 1\n\n'.repeat(3_000)],
    ['fields', `HTTP/1.1 200 OK\n${'Access-Control-Allow-Origin: *\n'.repeat(3_000)}`],
    ['fields alone', 'access-control-allow-origin: *\n'.repeat(3_000)],
    ['folds', `HTTP/1.1 200 OK\nA: 1\n${' x\n'.repeat(20_000)}`],
    ['tokens', `Authorization: ${'eyJ-'.repeat(20_000)}`],
    ['messages', 'TypeError: Failed to fetch '.repeat(3_000)],
  ])('much of it takes bounded work: %s', (_, paste) => {
    const read = Math.min(paste.length, MOST_CHARACTERS);
    const rest = paste.length - read;
    expect(workOf(() => diagnose(paste, NOTHING_TYPED))).toBeLessThan(MOST_WORK * read + 10 * rest);
  });

  test('what is too long is cut, and said to be', () => {
    const [example] = EXAMPLES;
    expect(diagnose(`${example?.paste}\n${'x'.repeat(MOST_CHARACTERS)}`, NOTHING_TYPED)).toMatchObject({
      cut: true,
      failure: { cause: 'allow-origin-mismatch' },
    });
    expect(diagnose(example?.paste ?? '', NOTHING_TYPED).cut).toBe(false);
  });
});

describe('secrets', () => {
  const SECRET = 'Zq81kD93nfVx02Lw77Ty55Aa';
  test.each([
    `curl 'http://a.example/?access_token=${SECRET}' -H 'Authorization: Bearer ${SECRET}' -b 'sid=${SECRET}' -d 'password=${SECRET}' -u 'me:${SECRET}'`,
    `fetch("http://me:${SECRET}@a.example/${SECRET}", {"headers": {"authorization": "Basic ${SECRET}", "x-api-key": "${SECRET}", "cookie": "a=${SECRET}"}, "body": "${SECRET}", "referrer": "http://b.example/?code=${SECRET}"})`,
    `HTTP/1.1 302 Found\nSet-Cookie: sid=${SECRET}; HttpOnly\nLocation: http://a.example/cb?code=${SECRET}\nX-Auth-Token: ${SECRET}\n\n{"token":"${SECRET}"}`,
    `> GET /?key=${SECRET} HTTP/1.1\n> Host: a.example\n> Cookie: sid=${SECRET}\n> Authorization: ${SECRET}\n>\n< HTTP/1.1 200 OK\n< Set-Cookie: __Host-x=${SECRET}\n<\n`,
    `Access to fetch at 'http://a.example/?token=${SECRET}' (redirected from 'http://a.example/${SECRET}') from origin 'http://b.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\nGET http://a.example/?token=${SECRET} net::ERR_FAILED 500 (x)`,
    `WebSocket connection to 'ws://a.example/socket.io/?EIO=4&transport=websocket&sid=${SECRET}' failed: Error during WebSocket handshake: Unexpected response code: 400`,
    `Connecting to 'wss://a.example/?jwt=${SECRET}' violates the following Content Security Policy directive: "connect-src 'self'".`,
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://a.example/?sig=${SECRET}. (Reason: CORS request did not succeed). Status code: (null).`,
  ])('are in nothing that comes out: %s', paste => {
    const diagnosis = diagnose(paste, NOTHING_TYPED);
    expect(diagnosis.evidence.length).toBeGreaterThan(0);
    expect(JSON.stringify(diagnosis)).not.toContain(SECRET);
  });

  test('nor are those of the fields', () => {
    const typed = {
      ...NOTHING_TYPED,
      page: `http://b.example/?code=${SECRET}`,
      url: `http://a.example/?token=${SECRET}`,
      headers: `Authorization: Bearer ${SECRET}\nX-Api-Key: ${SECRET}`,
    };
    expect(JSON.stringify(diagnose('', typed))).not.toContain(SECRET);
  });
});
