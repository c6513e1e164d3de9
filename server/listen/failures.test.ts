import { expect, test } from 'vitest';
import { bearable, commandWith, describe } from './failures.ts';

const taken = (address: string) => ({ address, code: 'EADDRINUSE' });
const V4 = '127.0.0.1';
const V6 = '::1';

test('a port that somebody else has', () => {
  const failure = { name: 'reader', port: 3000, got: [], failures: [taken(V4), taken(V6)] } as const;
  expect(describe(failure)).toBe('Port 3000 (READER_PORT) is taken by another program.');
});

test.each([
  [V4, V6],
  [V6, V4],
])('a port that is ours on %s but not on %s', (ours, theirs) => {
  const failure = { name: 'lab', port: 3001, got: [ours], failures: [taken(theirs)] } as const;
  expect(describe(failure)).toBe(
    `Port 3001 (LAB_PORT) is free on ${ours}, but on ${theirs} it belongs to another program; ` +
      'for a name with both families Chromium would go to ::1 and Firefox to 127.0.0.1, each without a word.',
  );
  expect(bearable(failure)).toBe(false);
});

test('other reasons', () => {
  const failure = {
    name: 'labTls',
    port: 443,
    got: [],
    failures: [
      { address: V4, code: 'EACCES' },
      { address: '10.9.9.9', code: 'EADDRNOTAVAIL' },
    ],
  } as const;
  expect(describe(failure)).toBe(
    'Port 443 (LAB_TLS_PORT) cannot be opened: the system demands more rights for it (EACCES) on 127.0.0.1, ' +
      'the machine has no such address (EADDRNOTAVAIL) on 10.9.9.9.',
  );
});

test.each([
  [[V4], [{ address: V6, code: 'EADDRNOTAVAIL' }], true],
  [[V4], [{ address: V6, code: 'EAFNOSUPPORT' }], true],
  [[], [{ address: V6, code: 'EADDRNOTAVAIL' }], false],
  [[V6], [{ address: V4, code: 'EADDRNOTAVAIL' }], false],
  [[V4], [{ address: V6, code: 'EACCES' }], false],
])('with %j ours, %j is bearable: %s', (got, failures, wanted) => {
  expect(bearable({ name: 'lab', port: 1, got, failures })).toBe(wanted);
});

test('a command as the shell takes it', () => {
  const variables = { READER_PORT: 3100, LAB_PORT: 3101 };
  expect(commandWith(variables, 'npm start', 'linux')).toBe('READER_PORT=3100 LAB_PORT=3101 npm start');
  expect(commandWith(variables, 'npm run dev', 'win32')).toBe(
    'set "READER_PORT=3100" && set "LAB_PORT=3101" && npm run dev (Command Prompt) or ' +
      '$env:READER_PORT=3100; $env:LAB_PORT=3101; npm run dev (PowerShell)',
  );
});
