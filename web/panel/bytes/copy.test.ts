import { expect, test } from 'vitest';
import { copyCurl, copyRaw, withoutSessions } from './copy.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('session ids are masked, their length kept', () => {
  expect(withoutSessions('GET /socket.io/?EIO=4&sid=Ab-_1&t=1')).toBe('GET /socket.io/?EIO=4&sid=*****&t=1');
  expect(withoutSessions('0{"sid":"xyz","upgrades":[]}40{"sid":"p"}')).toBe(
    '0{"sid":"***","upgrades":[]}40{"sid":"*"}',
  );
});

test('text is copied as text, other bytes as hex', () => {
  expect(copyRaw(bytes('GET / HTTP/1.1\r\n\r\n'))).toBe('GET / HTTP/1.1\r\n\r\n');
  expect(copyRaw(new Uint8Array([0x81, 0x02, 0x68, 0x69]))).toBe('81 02 68 69');
});

test('curl gets the address without what belongs to the panel', () => {
  const command = copyCurl('http://lab.example:3001', {
    method: 'GET',
    target: '/ws?allow=http%3A%2F%2Fpartner.example&token=********&run=********',
    fields: [
      { name: 'Host', value: 'lab.example:3001' },
      { name: 'Origin', value: "http://o'reader.example" },
      { name: 'Cookie', value: '********' },
      { name: 'Upgrade', value: 'websocket' },
    ],
    body: null,
  });
  expect(command).toBe(
    [
      'curl --include --http1.1 --no-buffer --max-time 5 \\',
      "  --header 'Origin: http://o'\\''reader.example' \\",
      "  --header 'Upgrade: websocket' \\",
      "  'http://lab.example:3001/ws?allow=http%3A%2F%2Fpartner.example'",
    ].join('\n'),
  );
});

test('a body goes along, and a self-signed certificate does not stop it', () => {
  const command = copyCurl('https://lab.example', {
    method: 'POST',
    target: '/socket.io/?EIO=4&transport=polling&sid=abc',
    fields: [],
    body: '40{"sid":"abc"}',
  });
  expect(command).toContain('--insecure');
  expect(command).toContain('--request POST');
  expect(command).toContain(`--data-raw '40{"sid":"***"}'`);
  expect(command).not.toContain('abc');
});
