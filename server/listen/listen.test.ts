import { expect, test } from 'vitest';
import { parseConfig } from '../config/parse.ts';
import { makeCertificate } from '../tls/certificate.ts';
import { listen } from './listen.ts';

test('where the addresses themselves collide no port is free, which ends the search for one', async () => {
  const config = parseConfig({ READER_PORT: '0', LAB_PORT: '0', LAB_PORT_2: '0', LAB_TLS_PORT: '0' });
  const opening = listen(
    { ...config, addresses: ['127.0.0.1', '127.0.0.1'] },
    await makeCertificate(),
    () => {},
  );
  const error = await opening.then(
    () => expect.unreachable(),
    (error: Error) => error,
  );
  expect(error.message).toMatch(/^Port 0 \(READER_PORT\) /);
  expect(error.message).not.toContain('This works');
});
