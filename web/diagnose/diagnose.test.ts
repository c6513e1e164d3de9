import { describe, expect, test } from 'vitest';
import { diagnose } from './diagnose.ts';
import { NOTHING_TYPED, type Typed } from './typed.ts';

function of(paste: string, typed: Partial<Typed> = {}) {
  const diagnosis = diagnose(paste, { ...NOTHING_TYPED, ...typed });
  const { failure, hints, needs } = diagnosis;
  return {
    ...diagnosis,
    because: failure?.step?.id,
    stops: failure?.stops,
    basis: failure?.basis,
    hintIds: hints.map(({ id }) => id),
    needs,
  };
}

const PAGE = 'http://localhost:3000';
const URL_ = 'http://localhost:3001/a';
const CR = `Access to fetch at '${URL_}' from origin '${PAGE}' has been blocked by CORS policy: `;
const PRE = `${CR}Response to preflight request doesn't pass access control check: `;
const asPreflight = `$ curl -i -X OPTIONS ${URL_} -H 'Origin: ${PAGE}' -H 'Access-Control-Request-Method: PUT'\n`;
const asRequest = `$ curl -i ${URL_} -H 'Origin: ${PAGE}'\n`;

describe('curl’s responses, judged by the rule', () => {
  test.each([
    ['no header', 'HTTP/1.1 200 OK\n\n', 'allow-origin-present', 'browser'],
    [
      'another origin',
      'HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: http://b.example\n\n',
      'allow-origin-equal',
      'browser',
    ],
    [
      'twice',
      `HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: ${PAGE}\nAccess-Control-Allow-Origin: ${PAGE}\n\n`,
      'allow-origin-single',
      'browser',
    ],
    ['fine', `HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: ${PAGE}\n\n`, 'readable', 'nowhere'],
  ])('%s', (_, answer, because, stops) => {
    expect(of(asRequest + answer)).toMatchObject({ because, stops, basis: 'rule' });
  });

  test('a preflight that is refused, and one that passes and leaves the request open', () => {
    expect(
      of(`${asPreflight}HTTP/1.1 404 Not Found\nAccess-Control-Allow-Origin: ${PAGE}\n\n`),
    ).toMatchObject({
      because: 'preflight-ok',
      stops: 'preflight',
    });
    const passed = of(
      `${asPreflight}HTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: ${PAGE}\nAccess-Control-Allow-Methods: PUT\n\n`,
    );
    expect(passed.failure).toBeNull();
    expect(passed.needs).toContain('request-answer');
  });

  test('a redirected preflight, where -L prints a request that no browser would send', () => {
    const printed = `HTTP/1.1 301 Moved Permanently\nLocation: https://localhost:3001/a\nAccess-Control-Allow-Origin: ${PAGE}\n\nHTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: *\n\n`;
    const found = of(asPreflight.replace('-i', '-iL') + printed);
    expect(found).toMatchObject({ because: 'preflight-redirect', stops: 'preflight' });
    expect(found.hintIds).toContain('location-https');
  });

  test('a redirect across origins makes the origin null', () => {
    const found = of(
      `${asRequest}HTTP/1.1 302 Found\nLocation: http://127.0.0.1:3001/a\nAccess-Control-Allow-Origin: ${PAGE}\n\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: ${PAGE}\n\n`,
    );
    expect(found).toMatchObject({ because: 'allow-origin-equal', stops: 'browser' });
    expect(found.failure?.step?.wanted).toBe('null');
    expect(found.hintIds).toContain('tainted');
  });

  test('the star and credentials', () => {
    const answer = `${asRequest}HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n\n`;
    expect(of(answer).stops).toBe('nowhere');
    expect(of(answer, { credentials: 'include' })).toMatchObject({
      because: 'allow-origin-wildcard',
      stops: 'browser',
    });
  });

  test('without the page’s origin only what holds for any page is said', () => {
    const answer = (fields: string) => of(`$ curl -i ${URL_}\nHTTP/1.1 200 OK\n${fields}\n`);
    expect(answer('').because).toBe('allow-origin-present');
    expect(answer('').hintIds).toContain('curl-without-origin');
    expect(answer('Access-Control-Allow-Origin: http://b.example\n').failure).toBeNull();
    expect(answer('Access-Control-Allow-Origin: http://b.example\n').needs).toContain('page');
  });

  test('page, URL and response in fields of their own', () => {
    expect(
      of('HTTP/1.1 404 Not Found\nAccess-Control-Allow-Origin: *\n\n', {
        page: `${PAGE}/x`,
        url: URL_,
        method: 'PUT',
        answers: 'preflight',
      }),
    ).toMatchObject({
      because: 'preflight-ok',
      stops: 'preflight',
    });
  });

  test('mixed content and bad ports need no response', () => {
    expect(of('', { page: 'https://shop.example', url: 'http://api.example/' })).toMatchObject({
      because: 'mixed-fetch',
      stops: 'before-sending',
    });
    expect(of('', { page: PAGE, url: 'http://localhost:6000/' })).toMatchObject({
      because: 'bad-port',
      stops: 'before-sending',
    });
  });

  test('an error status that the page may read is no matter of CORS', () => {
    expect(of(`${asRequest}HTTP/1.1 404 Not Found\nAccess-Control-Allow-Origin: *\n\n`)).toMatchObject({
      stops: 'server',
      because: 'status-ok',
    });
  });

  test('no-cors gives an opaque response', () => {
    expect(of(`fetch("${URL_}", { mode: "no-cors" })\nHTTP/1.1 200 OK\n\n`, { page: PAGE })).toMatchObject({
      because: 'opaque-answer',
      stops: 'browser',
    });
  });

  test('a response that fails whatever its preflight says', () => {
    const request = `$ curl -i -X PUT ${URL_} -H 'Origin: ${PAGE}'\n`;
    const failed = of(`${request}HTTP/1.1 200 OK\n\n`);
    expect(failed).toMatchObject({ because: 'allow-origin-present', stops: 'browser', verdict: null });
    expect(failed.needs).toContain('preflight-answer');
    const passed = of(`${request}HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n\n`);
    expect(passed.failure).toBeNull();
    expect(passed.needs).toContain('preflight-answer');
  });

  test('an unnamed page has the scheme of the URL', () => {
    expect(of('$ curl -i http://api.example/\nHTTP/1.1 200 OK\n\n')).toMatchObject({
      because: 'allow-origin-present',
    });
  });

  test('a handshake by hand', () => {
    expect(of('HTTP/1.1 403 Forbidden\n\n', { url: 'ws://localhost:3001/', page: PAGE })).toMatchObject({
      because: 'server-accepts',
      stops: 'server',
      basis: 'rule',
    });
  });
});

describe('the browser’s message and curl’s response', () => {
  test('agree', () => {
    const found = of(
      `${PRE}It does not have HTTP ok status.\n${asPreflight}HTTP/1.1 401 Unauthorized\nAccess-Control-Allow-Origin: ${PAGE}\n\n`,
    );
    expect(found).toMatchObject({
      because: 'preflight-ok',
      stops: 'preflight',
      basis: 'both',
      contradiction: null,
    });
    expect(found.failure?.step?.found).toBe('401');
    expect(found.hintIds).toContain('preflight-login');
  });

  test('agree where both show the failure', () => {
    const found = of(
      `${PRE}No 'Access-Control-Allow-Origin' header is present on the requested resource.\n${asPreflight}HTTP/1.1 401 Unauthorized\n\n`,
    );
    expect(found).toMatchObject({
      because: 'allow-origin-present',
      stops: 'preflight',
      basis: 'both',
      contradiction: null,
    });
    expect(found.hintIds).toContain('preflight-login');
  });

  test('differ, and the page says so instead of choosing the one that fits', () => {
    const found = of(
      `${CR}No 'Access-Control-Allow-Origin' header is present on the requested resource.\n${asRequest}HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n\n`,
    );
    expect(found).toMatchObject({ because: 'allow-origin-present', basis: 'browser' });
    expect(found.contradiction?.cause).toBe('readable');
  });

  test('a symptom gives way to what the responses show', () => {
    expect(of(`TypeError: Failed to fetch\n${asRequest}HTTP/1.1 200 OK\n\n`)).toMatchObject({
      because: 'allow-origin-present',
      basis: 'rule',
    });
  });
});

describe('what the values betray', () => {
  const mismatch = (value: string) =>
    `${CR}The 'Access-Control-Allow-Origin' header has a value '${value}' that is not equal to the supplied origin.`;
  const multiple = (value: string) =>
    `${CR}The 'Access-Control-Allow-Origin' header contains multiple values '${value}', but only one is allowed.`;
  const missing = (status: number) =>
    `${CR}No 'Access-Control-Allow-Origin' header is present on the requested resource.\nPOST ${URL_} net::ERR_FAILED ${status} (X)`;
  test.each([
    ['trailing-slash', mismatch(`${PAGE}/`)],
    ['no-scheme', mismatch('localhost:3000')],
    ['case', mismatch('HTTP://LOCALHOST:3000')],
    ['scheme-differs', mismatch('https://localhost:3000')],
    ['loopback-names', mismatch('http://127.0.0.1:3000')],
    ['port-differs', mismatch('http://localhost:5173')],
    ['value-null', mismatch('null')],
    ['tainted', mismatch(PAGE)],
    ['doubled-same', multiple(`${PAGE}, ${PAGE}`)],
    ['doubled-differently', multiple(`*, ${PAGE}`)],
    ['too-large', missing(413)],
    ['gateway', missing(502)],
    ['gateway', missing(504)],
    ['server-error', missing(500)],
    ['client-error', missing(401)],
    ['redirect-itself', missing(302)],
    [
      'method-case',
      `${CR}Method patch is not allowed by Access-Control-Allow-Methods in preflight response.`,
    ],
    [
      'json-header',
      `${CR}Request header field content-type is not allowed by Access-Control-Allow-Headers in preflight response.`,
    ],
    [
      'response-header-in-request',
      `${CR}Request header field access-control-allow-origin is not allowed by Access-Control-Allow-Headers in preflight response.`,
    ],
    ['page-null', mismatch('http://b.example').replaceAll(PAGE, 'null')],
    [
      'loopback-from-outside',
      `GET http://localhost:3001/ net::ERR_CONNECTION_REFUSED\nfetch("http://localhost:3001/", { referrer: "https://shop.example/" })`,
    ],
    [
      'socket-403',
      "WebSocket connection to 'ws://a.example/' failed: Error during WebSocket handshake: Unexpected response code: 403",
    ],
    [
      'socket-404',
      "WebSocket connection to 'ws://a.example/' failed: Error during WebSocket handshake: Unexpected response code: 404",
    ],
    [
      'socket-400-engine',
      "WebSocket connection to 'ws://a.example/socket.io/?EIO=4&transport=websocket' failed: Error during WebSocket handshake: Unexpected response code: 400",
    ],
    [
      'socket-gateway',
      "WebSocket connection to 'ws://a.example/' failed: Error during WebSocket handshake: Unexpected response code: 502",
    ],
    [
      'location-slash',
      `${PRE}Redirect is not allowed for a preflight request.\n${asPreflight}HTTP/1.1 308 Permanent Redirect\nLocation: /a/\n\n`,
    ],
    [
      'location-login',
      `${PRE}Redirect is not allowed for a preflight request.\n${asPreflight}HTTP/1.1 302 Found\nLocation: /accounts/login?next=/a\n\n`,
    ],
    [
      'nginx-always',
      `${CR}No 'Access-Control-Allow-Origin' header is present on the requested resource.\n${asRequest}HTTP/1.1 404 Not Found\nServer: nginx/1.22.1\n\n`,
    ],
    [
      'star-with-credentials',
      `${CR}Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.\nfetch("${URL_}", { method: "PUT", credentials: "include" })\n${asPreflight}HTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: ${PAGE}\nAccess-Control-Allow-Credentials: true\nAccess-Control-Allow-Methods: *\n\n`,
    ],
  ])('%s', (hint, paste) => {
    expect(of(paste).hintIds).toContain(hint);
  });

  test('an everyday mismatch betrays nothing but that the page is on a dev server', () => {
    expect(of(mismatch('https://other.example')).hintIds).toEqual(['dev-proxy']);
  });
});

describe('a paste that is not enough', () => {
  test.each([
    ['TypeError: Failed to fetch', ['console', 'address', 'page']],
    ['xhr poll error', ['console', 'address', 'page']],
    ['close code 1006', ['console', 'address']],
    [`${CR}No 'Access-Control-Allow-Origin' header is present on the requested resource.`, ['status']],
    [`${PRE}It does not have HTTP ok status.`, ['status', 'call']],
    [
      `${CR}Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`,
      ['values', 'call'],
    ],
    [
      `${CR}The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.`,
      [],
    ],
    [
      `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${URL_}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`,
      ['firefox-lines', 'call', 'page'],
    ],
    [`fetch("${URL_}", { method: "PUT" })`, ['page', 'console']],
  ])('%s', (paste, needs) => {
    expect(of(paste).needs).toEqual(needs);
  });

  test('only page and URL: the response that the rule needs', () => {
    expect(of('', { page: PAGE, url: URL_ }).needs).toEqual(['request-answer', 'console']);
    expect(of('', { page: PAGE, url: URL_, method: 'PUT' }).needs).toEqual(['preflight-answer', 'console']);
    expect(of('', { page: PAGE }).needs).toEqual(['address', 'console']);
  });
});
