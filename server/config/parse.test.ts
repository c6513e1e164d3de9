import { getHeapStatistics } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { ORIGIN_NAMES } from '../protocol/origins.ts';
import { ConfigMistakes, parseConfig, withPorts } from './parse.ts';
import { VARIABLES } from './variables.ts';

const UNSAFE = { ALLOW_UNSAFE_INSTALLATION: 'yes' };

function mistakesOf(environment: Record<string, string>): readonly string[] {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof ConfigMistakes) return error.mistakes;
    throw error;
  }
  return [];
}

test('an empty environment gives the defaults', () => {
  const config = parseConfig({}, '/project');
  expect(config).toMatchObject({
    development: false,
    addresses: ['127.0.0.1', '::1'],
    ports: { reader: 3000, lab: 3001, lab2: 3002, labTls: 3443 },
  });
  expect(config.dataDirectory).toMatch(/^(\/project|[A-Z]:\\project)[/\\]\.lab$/);
  expect(config.origins).toEqual({
    reader: 'http://localhost:3000',
    lab: 'http://localhost:3001',
    'lab-2': 'http://localhost:3002',
    'lab-tls': 'https://localhost:3443',
    'other-site': 'http://127.0.0.1:3001',
    partner: 'http://partner.localhost:3001',
    evil: 'http://evil.localhost:3001',
    'sibling-x': 'http://x.a.localhost:3001',
    'sibling-y': 'http://y.a.localhost:3001',
  });
});

test('every variable has a default that it takes itself, and a name of its own', () => {
  for (const { schema, default: held, computed, name } of VARIABLES)
    expect(schema.safeParse(computed ? String(computed()) : held).success, name).toBe(true);
  expect(new Set(VARIABLES.map(({ name }) => name)).size).toBe(VARIABLES.length);
});

test('origins follow the ports; a scheme’s own port is left out', () => {
  const { origins } = parseConfig({ READER_PORT: '80', LAB_PORT: '4001', LAB_TLS_PORT: '443' });
  expect(origins).toMatchObject({
    reader: 'http://localhost',
    partner: 'http://partner.localhost:4001',
    'lab-tls': 'https://localhost',
  });
});

test('what may wait is an eighth of the heap unless it is set', () => {
  const limit = getHeapStatistics().heap_size_limit;
  expect(parseConfig({}).limits.waitingBytes).toBe(Math.floor(limit / 8));
  expect(parseConfig({ LIMIT_WAITING_BYTES: '2000000' }).limits.waitingBytes).toBe(2_000_000);
});

test('an origin of its own stands, whatever the port', () => {
  const { origins } = parseConfig({ ...UNSAFE, ORIGIN_LAB: 'https://lab.example', LAB_PORT: '4001' });
  expect(origins.lab).toBe('https://lab.example');
  expect(origins.evil).toBe('http://evil.localhost:4001');
});

test('an empty variable counts as absent', () => {
  expect(parseConfig({ READER_PORT: '' }).ports.reader).toBe(3000);
});

test('lists are split, limits are numbers, development is chosen by NODE_ENV', () => {
  const config = parseConfig({
    ...UNSAFE,
    LISTEN: '10.0.0.1, ::',
    LIMIT_HEAD_BYTES: '8192',
    NODE_ENV: 'development',
  });
  expect(config.addresses).toEqual(['10.0.0.1', '::']);
  expect(config.limits.headBytes).toBe(8192);
  expect(config.development).toBe(true);
});

describe('a wrong value is one line that names the variable, what it holds and what it may hold', () => {
  const wrong: readonly (readonly [name: string, value: string])[] = [
    ['READER_PORT', 'abc'],
    ['READER_PORT', '-1'],
    ['READER_PORT', '65536'],
    ['READER_PORT', '3000.5'],
    ['READER_PORT', '0x10'],
    ['READER_PORT', '1e3'],
    ['READER_PORT', ' 3000'],
    ['READER_PORT', '03000'],
    ['LAB_PORT', '99999999999999999999'],
    ['LAB_PORT_2', 'off'],
    ['LAB_TLS_PORT', 'https'],
    ['LISTEN', 'localhost'],
    ['LISTEN', '[::1]'],
    ['LISTEN', '127.0.0.1,,::1'],
    ['LISTEN', '127.0.0.1,127.0.0.1'],
    ['LISTEN', '::1,0:0:0:0:0:0:0:1'],
    ['LISTEN', '127.0.0.1,::ffff:127.0.0.1'],
    ['LISTEN', '127.0.0.1,::ffff:7f00:1'],
    ['LISTEN', 'fe80::1%eth0'],
    ['LISTEN', '127.0.0.1:3000'],
    ['TRUSTED_PROXIES', 'None'],
    ['TRUSTED_PROXIES', 'none,10.0.0.1'],
    ['TRUSTED_PROXIES', '10.0.0.0/8'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['TRUSTED_PROXIES', '2001:db8::1,2001:0db8::1'],
    ['ORIGIN_READER', 'localhost:3000'],
    ['ORIGIN_READER', 'http://localhost:3000/'],
    ['ORIGIN_READER', 'HTTP://localhost:3000'],
    ['ORIGIN_LAB', 'http://Lab.example'],
    ['ORIGIN_LAB', 'http://lab.example:80'],
    ['ORIGIN_LAB', 'ftp://lab.example'],
    ['ORIGIN_LAB', 'http://user@lab.example'],
    ['ORIGIN_LAB', 'http://lab.example\r\nX: y'],
    ['ORIGIN_EVIL', 'null'],
    ['ORIGIN_EVIL', 'http://evil.example:0'],
    ['ORIGIN_LAB_TLS', 'http://lab.example'],
    ['ALLOW_UNSAFE_INSTALLATION', 'true'],
    ['DATA_DIRECTORY', 'a\0b'],
    ['LIMIT_HEAD_BYTES', '0'],
    ['LIMIT_IDLE_MS', '1000000000'],
    ['LIMIT_CONNECTIONS', '5k'],
  ];
  test.each(wrong)('%s=%j', (name, value) => {
    const mistakes = mistakesOf({ [name]: value });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(`${name} holds ${JSON.stringify(value)}; it may hold `);
    expect(mistakes[0]).not.toMatch(/[\r\n\0]/);
  });

  test('a very long value is cut', () => {
    expect(mistakesOf({ READER_PORT: '9'.repeat(100_000) })[0]?.length).toBeLessThan(200);
  });
});

test.each([
  [
    '0.0.0.0,127.0.0.1',
    'LISTEN holds 0.0.0.0 and 127.0.0.1, but 0.0.0.0 includes every IPv4 address; write LISTEN=0.0.0.0.',
  ],
  [
    '10.0.0.1,::1,::ffff:0.0.0.0',
    'LISTEN holds 0.0.0.0 and 10.0.0.1, but 0.0.0.0 includes every IPv4 address; write LISTEN=::1,0.0.0.0.',
  ],
  [
    '0.0.0.0,::1,0::0',
    'LISTEN holds :: and ::1, but :: includes every IPv6 address; write LISTEN=0.0.0.0,::.',
  ],
])('LISTEN=%s is one line that says what to write', (LISTEN, sentence) => {
  expect(mistakesOf({ ...UNSAFE, LISTEN })).toEqual([sentence]);
  const written = sentence.replace(/^.*LISTEN=(.*)\.$/, '$1');
  expect(parseConfig({ ...UNSAFE, LISTEN: written }).addresses).toEqual(written.split(','));
});

test('all mistakes come at once', () => {
  const mistakes = mistakesOf({ READER_PORT: 'x', LIMIT_PANELS: 'y', LISTEN: 'z' });
  expect(mistakes.map(line => line.split(' ')[0])).toEqual(['READER_PORT', 'LISTEN', 'LIMIT_PANELS']);
});

test.each([
  [{ LAB_PORT: '3000' }, 'LAB_PORT holds "3000", which is the port of READER_PORT'],
  [{ LAB_PORT: '3002' }, 'LAB_PORT_2 holds "3002", which is the port of LAB_PORT'],
  [
    { READER_PORT: '4000', LAB_TLS_PORT: '4000' },
    'LAB_TLS_PORT holds "4000", which is the port of READER_PORT',
  ],
])('two ports may not be equal: %j', (environment, start) => {
  expect(mistakesOf(environment)).toEqual([expect.stringContaining(start)]);
});

test('two origins may not be equal', () => {
  expect(mistakesOf({ ORIGIN_EVIL: 'http://partner.localhost:3001' })).toEqual([
    expect.stringContaining(
      'ORIGIN_EVIL holds "http://partner.localhost:3001", which is the origin of ORIGIN_PARTNER',
    ),
  ]);
});

test.each([
  ['LIMIT_HEAD_BYTE', 'LIMIT_HEAD_BYTES'],
  ['ORIGIN_PARTNR', 'ORIGIN_PARTNER'],
  ['READER_PROT', 'READER_PORT'],
  ['LAB_TLS_PORTS', 'LAB_TLS_PORT'],
  ['LAB_PORT2', 'LAB_PORT_2'],
])('%s is named as a slip of %s', (name, meant) => {
  expect(mistakesOf({ [name]: '1' })).toEqual([
    `${name} is no variable of this program; did you mean ${meant}?`,
  ]);
});

test.each(['LIMIT_NOFILE', 'ORIGIN_COUNTRY', 'LABEL', 'PORT', 'LISTENER'])('%s is somebody else’s', name => {
  expect(mistakesOf({ [name]: '1' })).toEqual([]);
});

test.each([
  ['none', []],
  ['10.0.0.1, 2001:db8::1', ['10.0.0.1', '2001:db8::1']],
  ['0:0:0:0:0:0:0:1,2001:0DB8::0001,::ffff:10.0.0.1', ['::1', '2001:db8::1', '10.0.0.1']],
])('proxies are named or none: %s', (held, proxies) => {
  expect(parseConfig({ TRUSTED_PROXIES: held }).proxies).toEqual(proxies);
});

test('addresses to listen on are kept in one spelling', () => {
  expect(parseConfig({ LISTEN: '0:0:0:0:0:0:0:1, ::ffff:127.0.0.1' }).addresses).toEqual([
    '::1',
    '127.0.0.1',
  ]);
});

describe('the memory for all records', () => {
  const MIB = 1_048_576;
  test.each([
    ['a quarter of little memory', {}, 512 * MIB, 128 * MIB],
    ['256 MiB of much', {}, 8_192 * MIB, 256 * MIB],
    ['what is set', { LIMIT_TOTAL_RECORD_BYTES: String(300 * MIB) }, 512 * MIB, 300 * MIB],
  ])('is %s', (_name, environment, memory, wanted) => {
    expect(parseConfig(environment, '/', memory).limits.totalRecordBytes).toBe(wanted);
  });
});

describe('ports that the system chooses', () => {
  const config = parseConfig({
    READER_PORT: '0',
    LAB_PORT: '0',
    LAB_PORT_2: '0',
    LAB_TLS_PORT: '0',
    ...UNSAFE,
    ORIGIN_EVIL: 'http://evil.example',
  });

  test('several ports may be 0', () => {
    expect(config.ports).toEqual({ reader: 0, lab: 0, lab2: 0, labTls: 0 });
  });

  test('derived origins follow, given ones stay', () => {
    const { origins, ports } = withPorts(config, { reader: 1, lab: 2, lab2: 4, labTls: 3 });
    expect(ports).toEqual({ reader: 1, lab: 2, lab2: 4, labTls: 3 });
    expect(origins).toMatchObject({
      reader: 'http://localhost:1',
      lab: 'http://localhost:2',
      'lab-2': 'http://localhost:4',
      'lab-tls': 'https://localhost:3',
      evil: 'http://evil.example',
    });
    for (const name of ORIGIN_NAMES) expect(origins[name]).not.toMatch(/:0$/);
  });
});
