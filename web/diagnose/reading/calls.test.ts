import { describe, expect, test } from 'vitest';
import { readCalls } from './calls.ts';

describe('calls of a script', () => {
  test('Copy as fetch', () => {
    const copied = `fetch("https://api.example/orders?key=s3cr3t", {
  "headers": {
    "accept": "*/*",
    "authorization": "Bearer abc.def",
    "content-type": "application/json",
    "sec-ch-ua": "\\"Chromium\\";v=\\"156\\""
  },
  "referrer": "https://shop.example/cart",
  "body": "{\\"a\\":1}",
  "method": "POST",
  "mode": "cors",
  "credentials": "include"
});`;
    expect(readCalls(copied)).toEqual([
      {
        kind: 'request',
        exchange: null,
        plays: 'request',
        how: 'fetch',
        url: 'https://api.example/orders?key=HIDDEN',
        method: 'POST',
        headers: [
          { name: 'accept', value: '*/*' },
          { name: 'authorization', value: 'Bearer HIDDEN' },
          { name: 'content-type', value: 'application/json' },
        ],
        credentials: 'include',
        mode: 'cors',
        subprotocols: [],
        namespace: '/',
        page: 'https://shop.example',
      },
    ]);
  });

  test('a source file, with expressions, comments of its own and unquoted names', () => {
    const source = `const r = await fetch('http://localhost:3001/a', {
      method: 'PATCH',
      headers: { 'X-A': token, Authorization: \`Bearer \${token}\`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ method: 'not this' }), // ...
      credentials: 'include',
    })`;
    expect(readCalls(source)[0]).toMatchObject({
      method: 'PATCH',
      credentials: 'include',
      headers: [
        { name: 'X-A', value: '' },
        { name: 'Authorization', value: 'Bearer HIDDEN' },
        { name: 'Content-Type', value: 'application/json' },
      ],
    });
  });

  test.each([
    [
      "axios.post('https://api.example/a', { a: 1 }, { withCredentials: true, headers: { 'X-A': '1' } })",
      'POST',
      'include',
      ['X-A', 'Content-Type'],
    ],
    [
      "axios({ method: 'put', url: 'https://api.example/a', data: item })",
      'PUT',
      'same-origin',
      ['Content-Type'],
    ],
    ["axios.get(base + '/a', { withCredentials: true })", 'GET', 'include', []],
    [
      "this.http.post<Item>('https://api.example/a', item, { headers: new HttpHeaders({ 'X-A': '1' }) })",
      'POST',
      'same-origin',
      ['X-A', 'Content-Type'],
    ],
    [
      "$.ajax({ url: 'https://api.example/a', type: 'POST', contentType: 'application/json', xhrFields: { withCredentials: true } })",
      'POST',
      'include',
      ['Content-Type'],
    ],
    ["$.getJSON('https://api.example/a', { q: 1 })", 'GET', 'same-origin', []],
    ["xhr.open('DELETE', 'https://api.example/a')", 'DELETE', null, null],
    ["fetch(url, { method: 'PUT', credentials: 'include' })", 'PUT', 'include', []],
    ["new EventSource('https://api.example/a', { withCredentials: true })", 'GET', 'include', []],
  ] as const)('%s', (call, method, credentials, headers) => {
    const [read] = readCalls(call);
    expect(read).toMatchObject({ method, credentials });
    expect(read?.headers?.map(({ name }) => name) ?? null).toEqual(headers);
  });

  test('sockets', () => {
    expect(readCalls('new WebSocket("wss://chat.example/live", ["v1"])')[0]).toMatchObject({
      how: 'websocket',
      url: 'wss://chat.example/live',
    });
    expect(
      readCalls(
        'const s = io("http://localhost:3001", { withCredentials: true, extraHeaders: { "x-a": "1" } })',
      )[0],
    ).toMatchObject({
      how: 'socket-io',
      credentials: 'include',
      headers: [{ name: 'x-a', value: '1' }],
    });
  });

  test.each([
    'fetch',
    'fetch(',
    'fetch()',
    'fetch(url)',
    'fetch("/relative")',
    'fetch("javascript:alert(1)")',
    'prefetch("http://a.example/")',
    'fetch("http://a.example/',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the paste's own
    'fetch(`http://${host}/`',
    'fetch("http://[", {',
  ])('%s tells of no request, or of one at most', text => {
    expect(readCalls(text).every(({ url }) => url !== null && URL.canParse(url))).toBe(true);
  });

  test('brackets nested without end', () => {
    expect(readCalls(`fetch("http://a.example/", ${'[{a:'.repeat(5_000)}`)[0]).toMatchObject({
      method: 'GET',
    });
  });
});
