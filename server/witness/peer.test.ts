import { expect, test } from 'vitest';
import { peerOf } from './peer.ts';

const from = (remoteAddress: string | undefined, forwarded?: string | string[]) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
});
const PROXIES = ['10.0.0.1', '10.0.0.2', '2001:db8::9'];
const LOCAL_PROXIES = ['127.0.0.1', '::1'];

test.each([
  ['127.0.0.1', undefined],
  ['127.8.8.8', undefined],
  ['::1', undefined],
  ['::ffff:127.0.0.1', undefined],
  [undefined, undefined],
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::FFFF:192.0.2.1', '192.0.2.1'],
  ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
  ['2001:db8:0:1::5', '2001:db8:0:1::/64'],
  ['2001:db8::5', '2001:db8:0:0::/64'],
  ['2001:0DB8:0000:0001:ffff:0:0:1', '2001:db8:0:1::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts for %s', (address, peer) => {
  expect(peerOf(from(address), [])).toBe(peer);
});

test('of one network there is one peer', () => {
  const peers = ['2001:db8::1', '2001:db8:0:0:ffff::', '2001:db8:0:0:1:2:3:4'].map(address =>
    peerOf(from(address), []),
  );
  expect(new Set(peers).size).toBe(1);
});

test.each<[string, string, string | string[] | undefined, string | undefined]>([
  ['a header from nobody’s proxy', '192.0.2.1', '198.51.100.7', '192.0.2.1'],
  ['a header from this machine', '127.0.0.1', '198.51.100.7', undefined],
  ['a named proxy', '10.0.0.1', '198.51.100.7', '198.51.100.7'],
  ['a named proxy, on a socket of both families', '::ffff:10.0.0.1', '198.51.100.7', '198.51.100.7'],
  ['what the learner wrote before the proxy', '10.0.0.1', '203.0.113.5, 198.51.100.7', '198.51.100.7'],
  ['several headers', '10.0.0.1', ['203.0.113.5', '198.51.100.7'], '198.51.100.7'],
  ['a chain of named proxies', '10.0.0.1', '203.0.113.5, 198.51.100.7, 10.0.0.2', '198.51.100.7'],
  ['a proxy named in IPv6', '2001:db8::9', '2001:db8:5::1', '2001:db8:5:0::/64'],
  ['a proxy that says nothing', '10.0.0.1', undefined, '10.0.0.1'],
  ['a proxy that says no address', '10.0.0.1', 'unknown', '10.0.0.1'],
  ['a proxy that says nothing last', '10.0.0.1', '198.51.100.7,', '10.0.0.1'],
  ['a learner at the proxy itself', '10.0.0.1', '127.0.0.1', undefined],
  ['a port after an address', '10.0.0.1', '203.0.113.9:1000', '203.0.113.9'],
  ['a port after an IPv6 address', '10.0.0.1', '[2001:db8:5::9]:1', '2001:db8:5:0::/64'],
  ['an IPv6 address in brackets', '10.0.0.1', '[2001:db8:5::9]', '2001:db8:5:0::/64'],
  ['a proxy with a port in the chain', '10.0.0.1', '198.51.100.7, [2001:0db8::0009]:443', '198.51.100.7'],
  ['nothing but proxies', '10.0.0.1', '10.0.0.2,10.0.0.1', '10.0.0.2'],
])('%s', (_name, address, forwarded, peer) => {
  expect(peerOf(from(address, forwarded), PROXIES)).toBe(peer);
});

test.each<[string, string, string | undefined, string | undefined]>([
  ['a learner', '127.0.0.1', '198.51.100.7', '198.51.100.7'],
  ['a learner with a port', '::1', '198.51.100.7:5000', '198.51.100.7'],
  ['no header', '127.0.0.1', undefined, undefined],
  ['this machine', '127.0.0.1', '127.0.0.1', undefined],
  ['what is no address', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['an empty header', '::1', '', '0:0:0:0::/64'],
  ['a port out of place', '::ffff:127.0.0.1', '198.51.100.7:x', '127.0.0.1'],
])('from a proxy on this machine: %s', (_name, address, forwarded, peer) => {
  expect(peerOf(from(address, forwarded), LOCAL_PROXIES)).toBe(peer);
});
