import { describe, expect, test } from 'vitest';
import { describeStep } from '../rules/core/describe.ts';
import type { CauseId } from './causes/index.ts';
import { diagnose } from './diagnose.ts';
import { NOTHING_TYPED } from './typed.ts';

type Row = readonly [line: string, cause: CauseId, step: string | null, stops: string | null];

function read(paste: string) {
  const { failure } = diagnose(paste, NOTHING_TYPED);
  return [failure?.cause, failure?.step?.id ?? null, failure?.stops ?? null];
}

const WS = "WebSocket connection to 'ws://localhost:4102/' failed: ";
const HANDSHAKE = `${WS}Error during WebSocket handshake: `;
const PAGE = 'http://localhost:4101';

describe('measured in Chromium 156', () => {
  test.each<Row>([
    [`${HANDSHAKE}Unexpected response code: 403`, 'socket-refused', 'server-accepts', 'server'],
    [`${HANDSHAKE}Unexpected response code: 400`, 'socket-refused', 'server-accepts', 'server'],
    [`${HANDSHAKE}Unexpected response code: 502`, 'socket-refused', 'server-accepts', 'server'],
    [
      `${WS}HTTP Authentication failed; no valid credentials available`,
      'socket-refused',
      'server-accepts',
      'server',
    ],
    [`${HANDSHAKE}Unexpected response code: 200`, 'socket-not-upgraded', 'status-101', 'browser'],
    [`${HANDSHAKE}Unexpected response code: 302`, 'socket-not-upgraded', 'status-101', 'browser'],
    [
      `${WS}Connection closed before receiving a handshake response`,
      'socket-unanswered',
      'answered',
      'no-response',
    ],
    [
      `${WS}Error in connection establishment: net::ERR_CONNECTION_REFUSED`,
      'connection-refused',
      'request-arrived',
      'before-sending',
    ],
    [
      `${WS}Error in connection establishment: net::ERR_UNSAFE_PORT`,
      'bad-port',
      'port-allowed',
      'before-sending',
    ],
    [`${WS}Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR`, 'tls', null, 'before-sending'],
    [
      `${WS}Error in connection establishment: net::ERR_NAME_NOT_RESOLVED`,
      'name-not-resolved',
      'request-arrived',
      'before-sending',
    ],
    [
      `${HANDSHAKE}Incorrect 'Sec-WebSocket-Accept' header value`,
      'socket-accept',
      'accept-matches',
      'browser',
    ],
    [`${HANDSHAKE}'Upgrade' header is missing`, 'socket-upgrade', 'response-upgrade', 'browser'],
    [
      `${HANDSHAKE}Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`,
      'socket-subprotocol-unanswered',
      'subprotocol-answered',
      'browser',
    ],
    [
      `${HANDSHAKE}'Sec-WebSocket-Protocol' header value 'evil' in response does not match any of sent values`,
      'socket-subprotocol-unasked',
      'subprotocol-offered',
      'browser',
    ],
    [
      `${HANDSHAKE}Response must not include 'Sec-WebSocket-Protocol' header if not present in request: surprise`,
      'socket-subprotocol-unasked',
      'subprotocol-offered',
      'browser',
    ],
    [
      "SyntaxError: Failed to construct 'WebSocket': The URL contains a fragment identifier ('x'). Fragment identifiers are not allowed in WebSocket URLs.",
      'call-invalid',
      null,
      'before-sending',
    ],
    [
      "SyntaxError: Failed to construct 'WebSocket': The subprotocol 'a b' is invalid.",
      'call-invalid',
      null,
      'before-sending',
    ],
    [
      "SecurityError: Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.",
      'mixed-content',
      'mixed-fetch',
      'before-sending',
    ],
    [
      'Failed to load resource: net::ERR_CONNECTION_REFUSED',
      'connection-refused',
      'request-arrived',
      'before-sending',
    ],
    ['Failed to load resource: net::ERR_EMPTY_RESPONSE', 'connection-lost', null, null],
    ['GET http://localhost:6000/ net::ERR_UNSAFE_PORT', 'bad-port', 'bad-port', 'before-sending'],
    ['Failed to load resource: net::ERR_SSL_PROTOCOL_ERROR', 'tls', null, 'before-sending'],
    [
      'Failed to load resource: net::ERR_NAME_NOT_RESOLVED',
      'name-not-resolved',
      'request-arrived',
      'before-sending',
    ],
    [
      'Failed to load resource: net::ERR_ALPN_NEGOTIATION_FAILED',
      'stream-upload',
      'stream-http2',
      'before-sending',
    ],
    ['Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin', 'corp', null, 'browser'],
    ['GET http://localhost:4102/x net::ERR_BLOCKED_BY_ORB', 'orb', null, 'browser'],
    [
      'GET https://self-signed.example/ net::ERR_CERT_AUTHORITY_INVALID',
      'certificate',
      'certificate-trusted',
      'before-sending',
    ],
    [
      'Failed to load resource: the server responded with a status of 404 (Not Found)',
      'status-readable',
      'status-ok',
      'server',
    ],
    [
      `Fetch API cannot load http://localhost:4102/?acao=*&n=so. Request mode is "same-origin" but the URL's origin is not same as the request origin ${PAGE}.`,
      'mode-same-origin',
      'mode-same-origin',
      'before-sending',
    ],
    [
      "TypeError: Failed to execute 'fetch' on 'Window': 'PUT' is unsupported in no-cors mode.",
      'no-cors-method',
      'no-cors-method',
      'before-sending',
    ],
    [
      `Connecting to 'http://localhost:4102/?acao=*' violates the following Content Security Policy directive: "connect-src 'self'". The action has been blocked.`,
      'csp',
      'connect-src',
      'before-sending',
    ],
    [
      `Connecting to 'ws://localhost:4102/' violates the following Content Security Policy directive: "connect-src 'self'". The action has been blocked.`,
      'csp',
      'connect-src',
      'before-sending',
    ],
    [
      "Fetch API cannot load http://localhost:4102/. Refused to connect because it violates the document's Content Security Policy.",
      'csp',
      'connect-src',
      'before-sending',
    ],
    ['TypeError: Failed to fetch', 'failed-to-fetch', null, null],
  ])('%s', (line, cause, step, stops) => {
    expect(read(line)).toEqual([cause, step, stops]);
    expect(diagnose(line, NOTHING_TYPED).failure?.said?.measured).toBe(true);
  });
});

describe('measured in Firefox 153', () => {
  test.each<Row>([
    [
      'Firefox can’t establish a connection to the server at ws://localhost:4102/?status=403.',
      'socket-failed',
      null,
      null,
    ],
    [
      'Security Error: Content at http://localhost:4101/ may not load data from http://localhost:4102/?acao=*&n=so.',
      'mode-same-origin',
      'mode-same-origin',
      'before-sending',
    ],
    [
      'TypeError: Window.fetch: Invalid request method PUT.',
      'no-cors-method',
      'no-cors-method',
      'before-sending',
    ],
    [
      "Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at ws://localhost:4102/ because it violates the following directive: “connect-src 'self'”",
      'csp',
      'connect-src',
      'before-sending',
    ],
    [
      'The resource at “http://localhost:4102/?type=image/png” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#',
      'corp',
      null,
      'browser',
    ],
    [
      'The resource from “http://localhost:4102/?type=text/html” was blocked due to MIME type (“text/html”) mismatch (X-Content-Type-Options: nosniff).',
      'orb',
      null,
      'browser',
    ],
    [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4109/. (Reason: CORS request did not succeed). Status code: (null).',
      'did-not-succeed',
      null,
      null,
    ],
    ['TypeError: NetworkError when attempting to fetch resource.', 'failed-to-fetch', null, null],
  ])('%s', (line, cause, step, stops) => {
    expect(read(line)).toEqual([cause, step, stops]);
    expect(diagnose(line, NOTHING_TYPED).failure?.said?.measured).toBe(true);
  });
});

const ZH = '已拦截跨源请求：同源策略禁止读取位于 http://localhost:9000/api 的远程资源。';
const LNA =
  "Access to fetch at 'http://192.168.1.9/' from origin 'https://shop.example' has been blocked by CORS policy: ";

describe('read as people quote them, and marked as not measured', () => {
  test.each<Row>([
    [
      'Origin http://localhost:3000 is not allowed by Access-Control-Allow-Origin. Status code: 502',
      'origin-not-allowed',
      null,
      null,
    ],
    [
      'Preflight response is not successful. Status code: 404',
      'preflight-status',
      'preflight-ok',
      'preflight',
    ],
    [
      'Request header field X-A is not allowed by Access-Control-Allow-Headers.',
      'preflight-header',
      'preflight-headers',
      'preflight',
    ],
    [
      'Method PUT is not allowed by Access-Control-Allow-Methods.',
      'preflight-method',
      'preflight-method',
      'preflight',
    ],
    [
      'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
      'wildcard-with-credentials',
      'allow-origin-wildcard',
      null,
    ],
    [
      'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
      'credentials-not-allowed',
      'allow-credentials-true',
      null,
    ],
    [
      'Access-Control-Allow-Origin cannot contain more than one origin.',
      'allow-origin-multiple',
      'allow-origin-single',
      null,
    ],
    [
      'Fetch API cannot load http://localhost:3001/ due to access control checks.',
      'failed-to-fetch',
      null,
      null,
    ],
    ['TypeError: Load failed', 'failed-to-fetch', null, null],
    [
      '[blocked] The page at https://a.example/ requested insecure content from http://b.example/. This content was blocked and must be served over HTTPS.',
      'mixed-content',
      'mixed-fetch',
      'before-sending',
    ],
    [
      `${ZH}（原因：CORS 头缺少 'Access-Control-Allow-Origin'）。状态码：500。`,
      'allow-origin-missing',
      'allow-origin-present',
      null,
    ],
    [
      '已拦截跨源请求：同源策略禁止读取位于 ‘http://localhost:9000/cors/index’ 的远程资源。（原因：凭据不支持，如果 CORS 头 ‘Access-Control-Allow-Origin’ 为 ‘*’）。',
      'wildcard-with-credentials',
      'allow-origin-wildcard',
      null,
    ],
    [
      `${ZH}（原因：不允许有多个 ‘Access-Control-Allow-Origin’ CORS 头）`,
      'allow-origin-multiple',
      'allow-origin-single',
      null,
    ],
    [
      `${ZH}（原因：CORS 头 ‘Access-Control-Allow-Origin’ 不匹配 ‘http://a’）`,
      'allow-origin-mismatch',
      'allow-origin-equal',
      null,
    ],
    [`${ZH}（原因：CORS 请求未能成功）。状态码：(null)。`, 'did-not-succeed', null, null],
    [
      '已拦截跨源请求：同源策略禁止读取位于 file:///C:/a/data.json 的远程资源。（原因：CORS 请求不是 http）。',
      'not-http',
      null,
      'before-sending',
    ],
    [`${ZH}（原因：CORS 预检响应未能成功）。状态码：405。`, 'preflight-status', 'preflight-ok', 'preflight'],
    [
      "Mixed Content: The page at 'https://a.example/' was loaded over HTTPS, but requested an insecure resource 'http://b.example/x'. This request has been blocked; the content must be served over HTTPS.",
      'mixed-content',
      'mixed-fetch',
      'before-sending',
    ],
    [
      "Mixed Content: The page at 'https://a.example/' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint 'ws://b.example/'. This request has been blocked; this endpoint must be available over WSS.",
      'mixed-content',
      'mixed-content',
      'before-sending',
    ],
    [
      `Refused to connect to 'http://b.example/' because it violates the following Content Security Policy directive: "default-src 'self'". Note that 'connect-src' was not explicitly set.`,
      'csp',
      'connect-src',
      'before-sending',
    ],
  ])('%s', (line, cause, step, stops) => {
    expect(read(line)).toEqual([cause, step, stops]);
    expect(diagnose(line, NOTHING_TYPED).failure?.said?.measured).toBe(false);
  });
});

describe('others', () => {
  test.each<Row>([
    [
      `${LNA}Permission was denied for this request to access the \`local\` address space.`,
      'local-network',
      null,
      'before-sending',
    ],
    [
      `${LNA}Permission was denied for this request to access the 'loopback' address space.`,
      'local-network',
      null,
      'before-sending',
    ],
    [
      `${LNA}The request client is not a secure context and the resource is in more-private address space \`private\`.`,
      'local-network',
      null,
      'before-sending',
    ],
    [
      `${LNA}No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the \`local\` address space.`,
      'local-network',
      null,
      'before-sending',
    ],
    [`${LNA}Something that nobody has seen.`, 'cors-unnamed', null, 'browser'],
    [
      'GET https://a.example/ads.js net::ERR_BLOCKED_BY_CLIENT',
      'blocked-by-extension',
      null,
      'before-sending',
    ],
    [
      "WebSocket connection to 'ws://localhost:3001/' failed: WebSocket is closed before the connection is established.",
      'closed-by-page',
      null,
      null,
    ],
    ['connect_error Error: xhr poll error', 'xhr-poll-error', null, null],
    ['TransportError: websocket error', 'websocket-error', null, null],
    ['close 1006 "" wasClean false', 'socket-1006', null, null],
    ['{"code":0,"message":"Transport unknown"}', 'engine-transport', 'transport-offered', 'server'],
    ['{"code":1,"message":"Session ID unknown"}', 'engine-session', null, 'server'],
    ['{"code":4,"message":"origin not allowed"}', 'engine-forbidden', null, 'server'],
    ['{"code":5,"message":"Unsupported protocol version"}', 'engine-protocol', null, 'server'],
    ['connect_error Invalid namespace', 'namespace-invalid', 'namespace-known', 'server'],
  ])('%s', (line, cause, step, stops) => {
    expect(read(line)).toEqual([cause, step, stops]);
  });
});

describe('lines on their way here', () => {
  const line = `Access to fetch at 'http://localhost:4102/a' from origin '${PAGE}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`;

  test.each([
    ['with the file before it', `api.js:12 ${line}`],
    [
      'with the old last sentence',
      `${line} If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.`,
    ],
    ['in typographic quotes', line.replace(/'([^']*)'/g, '‘$1’')],
    ['wrapped', line.replace(' from origin', '\n  from origin').replace('policy: ', 'policy:\n')],
    ['in the colours of a terminal', `\u001b[31m${line}\u001b[0m`],
    ['with Windows line ends', `\r\n${line}\r\n`],
    ['in the middle of prose', `My app says "${line}" and I cannot see why.`],
  ])('%s', (_, paste) => {
    expect(diagnose(paste, NOTHING_TYPED).failure).toMatchObject({
      cause: 'allow-origin-missing',
      stops: 'browser',
    });
    expect(diagnose(paste, NOTHING_TYPED).known).toMatchObject({
      page: PAGE,
      url: 'http://localhost:4102/a',
    });
  });

  test.each([
    ['half a line', line.slice(0, 60)],
    ['only its end', line.slice(-40)],
    ['a port that looks like 1006', 'http://localhost:1006/ is open'],
    ['prose', 'My app fails and I do not know why.'],
    ['nothing', ''],
    ['white space', ' \n\t '],
  ])('%s decides nothing', (_, paste) => {
    const { failure, needs } = diagnose(paste, NOTHING_TYPED);
    expect(failure).toBeNull();
    expect(needs).toEqual(['anything']);
  });

  test('the network’s line beside it has the method and the status', () => {
    const { failure, hints, known } = diagnose(
      `${line}\nPOST http://localhost:4102/a net::ERR_FAILED 502 (Bad Gateway)`,
      NOTHING_TYPED,
    );
    expect(failure?.said?.status).toBe(502);
    expect(known.method).toBe('POST');
    expect(hints.map(({ id }) => id)).toContain('gateway');
  });

  test('two failures at two URLs: the first is diagnosed, the other is named with its URL', () => {
    const { failure, elsewhere } = diagnose(
      `${line}\nConnecting to 'ws://x.example/' violates the following Content Security Policy directive: "connect-src 'self'".`,
      NOTHING_TYPED,
    );
    expect(failure?.cause).toBe('allow-origin-missing');
    expect(elsewhere).toMatchObject([{ url: 'ws://x.example/', failure: { cause: 'csp' } }]);
  });
});

test('a stream that needs HTTP/2 mentions no preflight', () => {
  const { failure } = diagnose('POST https://api.example.com/x net::ERR_H2_OR_QUIC_REQUIRED', NOTHING_TYPED);
  expect(failure?.step && describeStep(failure.step, 'en')).toBe(
    'The browser blocked the request: a streamed body needs HTTP/2, and this server uses HTTP/1.1.',
  );
});
