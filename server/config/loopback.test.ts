import { expect, test } from 'vitest';
import { isLoopbackName, onReaderOrigin } from './loopback.ts';

test.each(['localhost', 'a.localhost', 'x.y.localhost', '[::1]', '127.0.0.1', '127.1.2.3'])(
  '%s is a loopback name',
  name => {
    expect(isLoopbackName(name)).toBe(true);
  },
);

test.each([
  '',
  'evil.example',
  'localhost.evil.example',
  'notlocalhost',
  '127.0.0.1.evil.example',
  '127.0.0',
  '10.0.0.1',
  '[::2]',
  '::1',
])('%j is none', name => {
  expect(isLoopbackName(name)).toBe(false);
});

const READER = 'http://localhost:3000';
test.each([
  ['127.0.0.1:3000', '/', `${READER}/`],
  ['[::1]:3000', '/zh/websocket?panel.allow=evil', `${READER}/zh/websocket?panel.allow=evil`],
  ['a.localhost:3000', '//evil.example/', `${READER}//evil.example/`],
  ['127.0.0.1:3000', '/\\evil.example', `${READER}/\\evil.example`],
  ['127.0.0.1:3000', '/\u00e9', `${READER}/%C3%A9`],
  ['127.0.0.1:3001', '/', undefined],
  ['127.0.0.1', '/', undefined],
  ['evil.example:3000', '/', undefined],
  ['127.0.0.1:3000@evil.example', '/', undefined],
])('%s%s goes to %s', (host, target, location) => {
  expect(onReaderOrigin(READER, 3000, host, target)).toBe(location);
});
