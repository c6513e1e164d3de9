import { describe, expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { NOTHING_TYPED } from '../typed.ts';
import { readConfigurations } from './configuration.ts';

const PAGE = 'https://www.store.example';
const BLOCKED = `Access to fetch at 'https://api.store.example/v2/cart' from origin '${PAGE}' has been blocked by CORS policy: `;
const MISSING = `${BLOCKED}No 'Access-Control-Allow-Origin' header is present on the requested resource.`;
const PREFLIGHT = `${BLOCKED}Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.`;

const read = (text: string) => readConfigurations(text.split('\n'));

describe('what a server is told to send', () => {
  test.each([
    [
      'Express',
      "app.use(cors({ origin: ['https://a.example', 'https://b.example'], credentials: true }))",
      ['https://a.example', 'https://b.example'],
      true,
    ],
    [
      'NestJS',
      "app.enableCors({ origin: 'https://a.example', credentials: false })",
      ['https://a.example'],
      false,
    ],
    ['Socket.IO', 'new Server(http, { cors: { origin: "*", methods: ["GET", "POST"] } })', ['*'], null],
    [
      'FastAPI',
      'app.add_middleware(CORSMiddleware, allow_origins=["https://a.example"], allow_credentials=True)',
      ['https://a.example'],
      true,
    ],
    [
      'Django',
      "CORS_ALLOWED_ORIGINS = [\n    'https://a.example',\n]\nCORS_ALLOW_CREDENTIALS = True",
      ['https://a.example'],
      true,
    ],
    [
      'Spring',
      'registry.addMapping("/**").allowedOrigins("https://a.example").allowCredentials(true);',
      ['https://a.example'],
      true,
    ],
    [
      'nginx',
      "add_header 'Access-Control-Allow-Origin' 'https://a.example' always;",
      ['https://a.example'],
      null,
    ],
    ['Apache', 'Header always set Access-Control-Allow-Origin "*"', ['*'], null],
    [
      'Node',
      "res.setHeader('Access-Control-Allow-Origin', 'https://a.example')",
      ['https://a.example'],
      null,
    ],
    ['PHP', 'header("Access-Control-Allow-Origin: *");', ['*'], null],
  ])('%s', (_, text, origins, credentials) => {
    expect(read(text)).toMatchObject([{ origins, credentials }]);
  });

  test.each([
    "fetch('https://a.example', { headers: { 'Access-Control-Allow-Origin': '*' } })",
    "xhr.setRequestHeader('Access-Control-Allow-Origin', '*')",
    "headers.append('Access-Control-Allow-Origin', 'http://localhost:3000')",
    'access-control-allow-origin: *',
    'I added cors() and it still fails',
    "#add_header 'Access-Control-Allow-Origin' '*' always;",
  ])('%s is none', text => {
    expect(read(text)).toEqual([]);
  });

  test('a value that a program computes is not known', () => {
    expect(read('add_header Access-Control-Allow-Origin $http_origin always;')).toMatchObject([
      { origins: null },
    ]);
    expect(read('app.use(cors({ origin: isAllowed, methods: ["GET"] }))')).toMatchObject([{ origins: null }]);
  });
});

describe('compared with the request that failed', () => {
  test.each([
    ['configured-slash', `${MISSING}\napp.use(cors({ origin: '${PAGE}/' }))`],
    ['configured-origin', `${MISSING}\napp.use(cors({ origin: ['http://localhost:3000'] }))`],
    [
      'configured-star-credentials',
      `${BLOCKED}The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.\napp.use(cors({ origin: '*', credentials: true }))`,
    ],
    [
      'configured-credentials',
      `${BLOCKED}The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.\napp.use(cors({ origin: '${PAGE}' }))`,
    ],
    [
      'configured-method',
      `${BLOCKED}Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.\napp.use(cors({ origin: '${PAGE}', methods: ['GET', 'POST'] }))`,
    ],
    [
      'configured-header',
      `${BLOCKED}Request header field x-client is not allowed by Access-Control-Allow-Headers in preflight response.\nres.header('Access-Control-Allow-Headers', 'Content-Type, Authorization')`,
    ],
    [
      'configured-twice',
      `${BLOCKED}The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed.\nadd_header Access-Control-Allow-Origin *;\napp.use(cors({ origin: '*' }))`,
    ],
    [
      'configured-always',
      `${MISSING}\nGET https://api.store.example/v2/cart net::ERR_FAILED 404 (Not Found)\nlocation / {\n  add_header Access-Control-Allow-Origin '${PAGE}';\n}`,
    ],
    [
      'configured-options',
      `${PREFLIGHT}\nlocation / {\n  add_header Access-Control-Allow-Origin '${PAGE}' always;\n}`,
    ],
  ])('%s', (hint, paste) => {
    expect(diagnose(paste, NOTHING_TYPED).hints.map(({ id }) => id)).toContain(hint);
  });

  test('a configuration that has all of it is left alone', () => {
    const { hints } = diagnose(
      `${MISSING}\napp.use(cors({ origin: ['${PAGE}'], methods: ['GET', 'PUT'], allowedHeaders: ['X-Client'] }))`,
      NOTHING_TYPED,
    );
    expect(hints.filter(({ id }) => id.startsWith('configured-'))).toEqual([]);
  });
});
