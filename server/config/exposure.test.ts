import { describe, expect, test } from 'vitest';
import { exposures } from './exposure.ts';
import { ConfigMistakes, parseConfig } from './parse.ts';

const PUBLIC = {
  ORIGIN_READER: 'https://course.example',
  ORIGIN_LAB: 'https://lab.test',
  ORIGIN_LAB_2: 'https://lab.test:8443',
  ORIGIN_LAB_TLS: 'https://tls.lab.test',
  ORIGIN_OTHER_SITE: 'https://other.test',
  ORIGIN_PARTNER: 'https://partner.test',
  ORIGIN_EVIL: 'https://evil.test',
  ORIGIN_SIBLING_X: 'https://x.siblings.test',
  ORIGIN_SIBLING_Y: 'https://y.siblings.test',
};
const WITHOUT_TLS = Object.fromEntries(
  Object.entries(PUBLIC).map(([name, origin]) => [
    name,
    name === 'ORIGIN_LAB_TLS' ? origin : origin.replace('https', 'http'),
  ]),
);

const found = (environment: Record<string, string>) =>
  exposures(parseConfig({ ALLOW_UNSAFE_INSTALLATION: 'yes', ...environment }));

test.each([
  ['the defaults', {}],
  ['every spelling of loopback', { LISTEN: '127.0.0.1,127.1.2.3,0:0:0:0:0:0:0:1' }],
  ['loopback of IPv4, written as IPv6', { LISTEN: '::ffff:127.0.0.1,0:0:0:0:0:FFFF:7f01:203' }],
  ['other local names', { ORIGIN_LAB: 'http://lab.localhost:3001', ORIGIN_OTHER_SITE: 'http://[::1]:3001' }],
  ['public origins with TLS, behind a proxy', PUBLIC],
  ['public origins with TLS, on every address', { ...PUBLIC, LISTEN: '0.0.0.0,::' }],
  // The Public Suffix List's private part: anyone may register below github.io.
  [
    'two names below a public suffix',
    { ...PUBLIC, ORIGIN_READER: 'https://a.github.io', ORIGIN_LAB: 'https://b.github.io' },
  ],
])('%s are safe', (_what, environment) => {
  expect(found(environment)).toEqual([]);
});

describe('one sentence for', () => {
  test.each([
    [
      'every address with local origins',
      { LISTEN: '0.0.0.0' },
      /^LISTEN holds 0\.0\.0\.0, .*ORIGIN_READER=http:\/\/localhost:3000, /,
    ],
    ['one address too many', { LISTEN: '127.0.0.1,192.168.1.5' }, /^LISTEN holds 192\.168\.1\.5, /],
    [
      'another address of IPv4, written as IPv6',
      { LISTEN: '::ffff:10.0.0.1' },
      /^LISTEN holds 10\.0\.0\.1, /,
    ],
    ['every IPv6 address', { LISTEN: '::' }, /^LISTEN holds ::, /],
    ['a loopback address in disguise that is none', { LISTEN: '::2' }, /^LISTEN holds ::2, /],
    [
      'public origins without TLS',
      WITHOUT_TLS,
      /^ORIGIN_READER=http:\/\/course\.example, ORIGIN_LAB=.* unencrypted/,
    ],
    [
      'one public origin without TLS',
      { ...PUBLIC, ORIGIN_EVIL: 'http://evil.test' },
      /^ORIGIN_EVIL=http:\/\/evil\.test would /,
    ],
    [
      'a public reader beside local labs',
      { ORIGIN_READER: 'https://course.example' },
      /^ORIGIN_READER is public, while ORIGIN_LAB=/,
    ],
    [
      'a public reader beside one local lab',
      { ...PUBLIC, ORIGIN_EVIL: 'http://evil.localhost:3001' },
      /^ORIGIN_READER is public, while ORIGIN_EVIL=http:\/\/evil\.localhost:3001 would /,
    ],
    [
      'a local reader beside a public lab',
      { ORIGIN_LAB: 'https://lab.test' },
      /^ORIGIN_READER can be opened on this machine alone, while ORIGIN_LAB=/,
    ],
    [
      'a lab under the reader’s domain',
      { ...PUBLIC, ORIGIN_LAB: 'https://lab.course.example' },
      /^ORIGIN_LAB=https:\/\/lab\.course\.example belongs to the reader’s own site, course\.example, /,
    ],
    [
      'a reader under the lab’s domain',
      { ...PUBLIC, ORIGIN_READER: 'https://course.lab.test' },
      /^ORIGIN_LAB=https:\/\/lab\.test, ORIGIN_LAB_2=https:\/\/lab\.test:8443, ORIGIN_LAB_TLS=https:\/\/tls\.lab\.test belongs to the reader’s own site, lab\.test, /,
    ],
    [
      'a lab on another port',
      { ...PUBLIC, ORIGIN_LAB_TLS: 'https://course.example:8443' },
      /^ORIGIN_LAB_TLS=/,
    ],
    [
      'one address for both',
      { ...PUBLIC, ORIGIN_READER: 'https://192.0.2.1', ORIGIN_LAB: 'https://192.0.2.1:444' },
      /^ORIGIN_LAB=.*own site, 192\.0\.2\.1, /,
    ],
  ])('%s', (_what, environment, sentence) => {
    expect(found(environment)).toEqual([expect.stringMatching(sentence)]);
    expect(found(environment)[0]).not.toContain('\n');
  });
});

test('it is refused unless it is allowed, and named then', () => {
  const environment = { LISTEN: '0.0.0.0' };
  expect(() => parseConfig(environment)).toThrow(ConfigMistakes);
  expect(() => parseConfig(environment)).toThrow(/\(ALLOW_UNSAFE_INSTALLATION=yes starts even so\.\)$/);
  expect(() => parseConfig({ ...environment, ALLOW_UNSAFE_INSTALLATION: 'no' })).toThrow(ConfigMistakes);
  const { exposures: named } = parseConfig({ ...environment, ALLOW_UNSAFE_INSTALLATION: 'yes' });
  expect(named).toEqual([expect.stringContaining('LISTEN holds 0.0.0.0')]);
});
