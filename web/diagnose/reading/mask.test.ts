import { describe, expect, test } from 'vitest';
import { openAddress, openField, originIn } from './mask.ts';

describe('addresses', () => {
  test.each([
    ['http://a.example/x?y=1', 'http://a.example/x?y=1'],
    ['http://a.example/?access_token=abc&y=1', 'http://a.example/?access_token=HIDDEN&y=1'],
    ['http://a.example/?code=abc#id_token=x', 'http://a.example/?code=HIDDEN'],
    ['http://user:pass@a.example/', 'http://HIDDEN:HIDDEN@a.example/'],
    ['http://a.example/reset/9f8e7d6c5b4a39281706f5e4d3c2b1a0', 'http://a.example/reset/HIDDEN'],
    [
      'ws://a.example/socket.io/?EIO=4&transport=websocket&sid=KoJ2yBUpD7',
      'ws://a.example/socket.io/?EIO=4&transport=websocket&sid=HIDDEN',
    ],
    ['http://a.example/?v=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig', 'http://a.example/?v=HIDDEN'],
    [
      'http://a.example/?Signature=x&X-Amz-Credential=y',
      'http://a.example/?Signature=HIDDEN&X-Amz-Credential=HIDDEN',
    ],
    [
      'https://cdn.example/fonts/inter-latin-400-normal.woff2',
      'https://cdn.example/fonts/inter-latin-400-normal.woff2',
    ],
    ['https://cdn.example/assets/index-BxK3f9a2Q1.js', 'https://cdn.example/assets/index-BxK3f9a2Q1.js'],
    [
      'https://api.example/v1/customer-account-preferences-2024',
      'https://api.example/v1/customer-account-preferences-2024',
    ],
    ['https://api.example/d/9b2f6a51-3c0e-4f6e-9d51-0e6f1c2b7a44', 'https://api.example/d/HIDDEN'],
    ['https://api.example/users/jane.doe@mail.example/orders', 'https://api.example/users/HIDDEN/orders'],
    [
      'https://bucket.example/report.pdf?X-Amz-Signature=ab12&X-Amz-Expires=300&AWSAccessKeyId=AKIA1',
      'https://bucket.example/report.pdf?X-Amz-Signature=HIDDEN&X-Amz-Expires=300&AWSAccessKeyId=HIDDEN',
    ],
    ['https://blob.example/a.png?sv=2022&sig=ab%2F12', 'https://blob.example/a.png?sv=2022&sig=HIDDEN'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['//a.example/', null],
    ['http://', null],
    ['', null],
  ])('%s', (address, open) => {
    expect(openAddress(address)).toBe(open);
  });
});

describe('fields', () => {
  test.each([
    ['Authorization', 'Bearer abc', 'Bearer HIDDEN'],
    ['authorization', 'abc', 'HIDDEN'],
    ['Cookie', 'a=1; b=2', 'HIDDEN'],
    ['Set-Cookie', 'sid=abc; HttpOnly; SameSite=Lax', 'sid=HIDDEN; HttpOnly; SameSite=Lax'],
    ['X-CSRF-Token', 'abc', 'HIDDEN'],
    ['X-Api-Key', 'abc', 'HIDDEN'],
    ['Access-Control-Allow-Credentials', 'true', 'true'],
    ['Access-Control-Allow-Headers', 'authorization, x-auth-token', 'authorization, x-auth-token'],
    ['Location', '/login?token=abc', '/login?token=HIDDEN'],
    ['Content-Type', 'application/json', 'application/json'],
  ])('%s: %s', (name, value, open) => {
    expect(openField({ name, value }).value).toBe(open);
  });
});

describe('origins', () => {
  test.each([
    ['http://a.example', 'http://a.example'],
    ['http://a.example/path?x', 'http://a.example'],
    ['HTTP://A.example:80', 'http://a.example'],
    ['null', 'null'],
    ['file:///C:/x.html', 'null'],
    ['chrome-extension://abcdef/page.html', 'chrome-extension://abcdef'],
    ['capacitor://localhost', 'capacitor://localhost'],
    ['tauri://localhost/index.html', 'tauri://localhost'],
    ['app://obsidian.md', 'app://obsidian.md'],
    ['ws://a.example', null],
    ['javascript:1', null],
    ['a.example', null],
    ['', null],
  ])('%s', (text, origin) => {
    expect(originIn(text)).toBe(origin);
  });
});
