import { expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { NOTHING_TYPED } from '../typed.ts';
import { readDropped } from './dropped.ts';

const entry = (path: string, status: number, headers: Readonly<Record<string, string>> = {}) => ({
  request: {
    method: 'GET',
    url: `https://api.store.example${path}`,
    headers: [{ name: 'Origin', value: 'https://www.store.example' }],
    postData: { text: 'a body that nobody needs' },
  },
  response: {
    status,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    content: { text: 'another body' },
  },
});

test('of a record of the Network panel the requests that may have failed stay, without their bodies', async () => {
  const archive = {
    log: {
      entries: [
        entry('/fine', 200, { 'Access-Control-Allow-Origin': '*' }),
        entry('/bad', 200, { Server: 'nginx' }),
      ],
    },
  };
  const text = await readDropped(new File([JSON.stringify(archive)], 'store.har'));
  expect(text).not.toMatch(/body|fine/);
  expect(diagnose(text, NOTHING_TYPED)).toMatchObject({
    failure: { cause: 'allow-origin-missing', stops: 'browser' },
    known: { url: 'https://api.store.example/bad', page: 'https://www.store.example' },
  });
});

test('any other file is text', async () => {
  expect(await readDropped(new File(['TypeError: Failed to fetch'], 'console.log'))).toBe(
    'TypeError: Failed to fetch',
  );
  expect(await readDropped(new File(['{"log": 1'], 'broken.har'))).toBe('{"log": 1');
});
