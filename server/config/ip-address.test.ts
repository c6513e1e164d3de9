import { expect, test } from 'vitest';
import { canonicalAddress } from './ip-address.ts';

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['0:0:0:0:0:0:0:1', '::1'],
  ['2001:0DB8::0001', '2001:db8::1'],
  ['2001:db8:0:1:0:0:0:9', '2001:db8:0:1::9'],
  ['fe80::1%eth0', 'fe80::1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::FFFF:c000:201', '192.0.2.1'],
  ['0:0:0:0:0:ffff:10.0.0.255', '10.0.0.255'],
  ['127.1', undefined],
  ['010.0.0.1', undefined],
  ['[::1]', undefined],
  ['localhost', undefined],
  ['', undefined],
])('%s is %s', (text, address) => {
  expect(canonicalAddress(text)).toBe(address);
});
