import { expect, test } from 'vitest';
import { isInstalled } from './installed.mjs';

const HERE = { platform: 'linux', arch: 'x64' };
const vite = { version: '8.3.8', integrity: 'sha512-a' };
const native = { version: '1.0.0', integrity: 'sha512-b', optional: true, os: ['linux'], cpu: ['x64'] };
const mac = { ...native, os: ['darwin'] };
const musl = { ...native, libc: ['musl'] };
const runtime = { version: '1.0.0', integrity: 'sha512-c', optional: true };

/** @param {Record<string, object>} packages */
const lock = packages => JSON.stringify({ packages });
const wanted = lock({ '': {}, vite, native, mac, musl, runtime });

test.each([
  { of: 'all that this platform needs', record: lock({ vite, native }), is: true },
  { of: 'no record', record: undefined, is: false },
  { of: 'a record that is no JSON', record: '{', is: false },
  { of: 'another version', record: lock({ vite: { ...vite, version: '8.0.0' }, native }), is: false },
  {
    of: 'the same version with other content',
    record: lock({ vite: { ...vite, integrity: 'x' }, native }),
    is: false,
  },
  { of: 'a package missing', record: lock({ native }), is: false },
  { of: "this platform's native part missing", record: lock({ vite }), is: false },
  { of: "another platform's node_modules", record: lock({ vite, native, mac }), is: false },
])('$of: $is', ({ record, is }) => {
  expect(isInstalled(wanted, record, HERE)).toBe(is);
});
