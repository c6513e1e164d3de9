import { describe, expect, test } from 'vitest';
import { readHttp } from './http.ts';
import { prepare } from './prepare.ts';

function read(text: string) {
  return readHttp(prepare(text).lines);
}

function answers(text: string) {
  return read(text).flatMap(item => (item.kind === 'response' ? [item] : []));
}

const PREFLIGHT = `curl -i -X OPTIONS 'http://localhost:3001/a' -H 'Origin: http://localhost:3000' -H 'Access-Control-Request-Method: PUT' -H 'Access-Control-Request-Headers: x-a, content-type'`;

describe('heads of responses', () => {
  test.each([
    ['HTTP/1.1 with CRLF', 'HTTP/1.1 200 OK\r\nA: 1\r\nB: 2\r\n\r\nC: 3'],
    ['HTTP/1.1 with LF', 'HTTP/1.1 200 OK\nA: 1\nB: 2\n\nC: 3'],
    ['HTTP/2 without a reason', 'HTTP/2 200 \na: 1\nb: 2\n\n<html>'],
    ['HTTP/3', 'HTTP/3 200\nA: 1\nB:2\n'],
    [
      'curl -v',
      '* Connected\n> GET / HTTP/1.1\n> Host: x.example\n>\n< HTTP/1.1 200 OK\n< A: 1\n< B: 2\n<\n{ [5 bytes data]',
    ],
    ['folded', 'HTTP/1.1 200 OK\nA:\n 1\nB: 2\n'],
    ['without an end', 'HTTP/1.1 200 OK\nA: 1\nB: 2'],
    ['a body without an empty line', 'HTTP/1.1 200 OK\nA: 1\nB: 2\n<!doctype html>\nC: 3'],
    ['in a terminal’s colours', 'HTTP/1.1 200 OK\n\u001b[1mA\u001b[0m: 1\n\u001b[1mB\u001b[0m: 2\n'],
  ])('%s', (_, text) => {
    const [answer] = answers(text);
    expect(answer?.status).toBe(200);
    expect(answer?.fields.map(({ name, value }) => `${name.toLowerCase()}=${value}`)).toEqual(['a=1', 'b=2']);
  });

  test('several, because of -L', () => {
    const found = answers('HTTP/1.1 301 Moved\nLocation: /b\n\nmoved\nHTTP/1.1 200 OK\nA: 1\n');
    expect(found.map(({ status }) => status)).toEqual([301, 200]);
  });

  test('100 Continue, early hints and a proxy’s CONNECT do not count; 101 does', () => {
    const text =
      'HTTP/1.1 200 Connection established\n\nHTTP/1.1 100 Continue\n\nHTTP/2 103\nlink: x\n\nHTTP/1.1 201 Created\n\n';
    expect(answers(text).map(({ status }) => status)).toEqual([201]);
    expect(answers('HTTP/1.1 101 Switching Protocols\n\n').map(({ status }) => status)).toEqual([101]);
  });

  test('curl -v -i prints a head twice, and it counts once', () => {
    const found = answers(
      '< HTTP/1.1 200 OK\n< Access-Control-Allow-Origin: *\n<\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n\n{}',
    );
    expect(found).toHaveLength(1);
  });

  test('a field that is there twice stays there twice', () => {
    const [answer] = answers(
      'HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Origin: *\n',
    );
    expect(answer?.fields).toHaveLength(2);
  });

  test('fields without a status line, as DevTools copies them', () => {
    const [answer] = answers(
      'content-type: application/json\naccess-control-allow-origin: *\nvary: Origin\n',
    );
    expect(answer).toMatchObject({ status: null, to: null });
    expect(answer?.fields).toHaveLength(3);
  });
});

describe('which request a response belongs to', () => {
  test('the command before it tells', () => {
    const [preflight, request] = answers(
      `$ ${PREFLIGHT}\nHTTP/1.1 204 No Content\n\n$ curl -i http://localhost:3001/a\nHTTP/1.1 200 OK\n\n{}`,
    );
    expect(preflight).toMatchObject({ to: 'preflight', sentOrigin: 'http://localhost:3000' });
    expect(request).toMatchObject({ to: 'request', sentOrigin: null });
  });

  test('the lines that curl -v sent tell', () => {
    const found = read(
      '> OPTIONS /a HTTP/1.1\n> Host: localhost:3001\n> Origin: http://localhost:3000\n> Access-Control-Request-Method: PUT\n> \n< HTTP/1.1 204 No Content\n< \n',
    );
    expect(found[0]).toMatchObject({
      kind: 'request',
      url: 'http://localhost:3001/a',
      method: 'PUT',
      page: 'http://localhost:3000',
    });
    expect(found[1]).toMatchObject({
      kind: 'response',
      to: 'preflight',
      sentOrigin: 'http://localhost:3000',
    });
  });

  test('TLS makes the address https', () => {
    const [asked] = read(
      '* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384\n> GET /a HTTP/2\n> Host: api.example\n> \n',
    );
    expect(asked).toMatchObject({ url: 'https://api.example/a' });
  });

  test('without either it stays open', () => {
    expect(answers('HTTP/1.1 200 OK\n\n')[0]).toMatchObject({ to: null, sentOrigin: undefined });
  });
});

describe('commands', () => {
  test('a preflight by hand tells of the request behind it', () => {
    expect(read(PREFLIGHT)[0]).toMatchObject({
      url: 'http://localhost:3001/a',
      method: 'PUT',
      page: 'http://localhost:3000',
      headers: [
        { name: 'x-a', value: '' },
        { name: 'content-type', value: '' },
      ],
    });
  });

  test.each([
    ['GET', 'curl https://api.example/a'],
    ['GET', 'curl -sSi --max-time 5 -o /dev/null https://api.example/a'],
    ['PUT', 'curl -isXPUT https://api.example/a'],
    ['PUT', 'curl --request PUT --url https://api.example/a'],
    ['HEAD', 'curl -I https://api.example/a'],
    ['POST', `curl https://api.example/a --data-raw '{"a":"it'\\''s"}'`],
    ['POST', "curl 'https://api.example/a' \\\n  -H 'accept: */*' \\\n  --data-raw $'{\\'a\\':\\u0021}'"],
    ['POST', 'curl.exe "https://api.example/a" ^\n  -H "accept: */*" ^\n  --data-raw "x"'],
    ['GET', 'user@host:~$ curl -G -d a=1 https://api.example/a'],
    ['DELETE', 'curl api.example/a -X DELETE -H Accept:'],
  ])('%s: %s', (method, command) => {
    expect(read(command)[0]).toMatchObject({ kind: 'request', method });
    expect(read(command)[0]?.kind === 'request' && read(command)[0]).toHaveProperty(
      'url',
      expect.stringMatching(/^https?:\/\/api\.example\/a/),
    );
  });

  test.each([
    ['HTTPie', 'http PUT https://api.example/a Origin:https://shop.example X-A:1 a=1', 'PUT', ['X-A']],
    [
      'wget',
      "wget -S --method=PUT --header='Origin: https://shop.example' --header='X-A: 1' https://api.example/a",
      'PUT',
      ['X-A'],
    ],
    [
      'PowerShell, as DevTools copies it',
      '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\nInvoke-WebRequest -UseBasicParsing -Uri "https://api.example/a" `\n-Method "PUT" `\n-WebSession $session `\n-Headers @{\n"authority"="api.example"\n  "method"="PUT"\n  "path"="/a"\n  "origin"="https://shop.example"\n  "x-a"="1"\n} `\n-ContentType "application/json"',
      'PUT',
      ['x-a', 'Content-Type'],
    ],
    [
      'a request written down',
      'PUT https://api.example/a\nOrigin: https://shop.example\nX-A: 1\n',
      'PUT',
      ['X-A'],
    ],
    [
      'its head as it was sent',
      'PUT /a HTTP/1.1\nHost: api.example\nOrigin: https://shop.example\nX-A: 1\n',
      'PUT',
      ['X-A'],
    ],
  ])('%s', (_, text, method, headers) => {
    const [read_] = read(text);
    expect(read_).toMatchObject({ url: 'https://api.example/a', method, page: 'https://shop.example' });
    expect(read_?.kind === 'request' && read_.headers?.map(({ name }) => name)).toEqual(headers);
  });

  test('what DevTools copies as cURL is the page’s request', () => {
    const command = `curl 'https://api.example/a?token=abc' \\
  -X 'PUT' \\
  -H 'authorization: Bearer abcdef' \\
  -H 'content-type: application/json' \\
  -b 'sid=12345' \\
  -H 'origin: https://shop.example' \\
  -H 'referer: https://shop.example/x' \\
  -H 'sec-fetch-mode: cors' \\
  -H 'x-a: 1' \\
  --data-raw '{}'`;
    expect(read(command)[0]).toMatchObject({
      url: 'https://api.example/a?token=HIDDEN',
      method: 'PUT',
      credentials: 'include',
      mode: 'cors',
      page: 'https://shop.example',
      headers: [
        { name: 'authorization', value: 'Bearer HIDDEN' },
        { name: 'content-type', value: 'application/json' },
        { name: 'x-a', value: '1' },
      ],
    });
  });

  test.each(['curl', 'I ran curl and got nothing', 'curl --version', "curl 'http://[bad'", 'curl -H'])(
    '%s is no request',
    text => {
      expect(read(text)).toEqual([]);
    },
  );
});
