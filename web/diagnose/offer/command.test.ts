import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { shellWords } from '../reading/shell.ts';
import { NOTHING_TYPED } from '../typed.ts';
import { quoted } from './command.ts';

describe('words of a POSIX shell', () => {
  test.skipIf(process.platform === 'win32')('the shell reads back what was quoted', () => {
    const words = ["it's", '$HOME `id` $(id)', 'a"b\\c', '!x', 'line\nbreak', '', '*', '&; |', '中文'];
    const script = `printf '%s\\036' ${words.map(quoted).join(' ')}`;
    const read = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\u001e').slice(0, -1);
    expect(read).toEqual(words);
  });

  test('so does the reader of commands', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), words => {
        expect(shellWords(words.map(quoted).join(' ')).words).toEqual(words);
      }),
    );
  });
});

describe('what is to be run', () => {
  const LINE =
    "Access to fetch at 'http://localhost:3001/it's?token=abcdef' from origin 'http://localhost:3000' has been blocked by CORS policy: ";

  test('a preflight, as the browser sends it', () => {
    const { commands } = diagnose(
      `${LINE}Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.\nPUT http://localhost:3001/it's net::ERR_FAILED`,
      { ...NOTHING_TYPED, method: 'PUT', headers: 'x-a: 1' },
    );
    expect(commands[0]).toEqual({
      id: 'preflight',
      acts: false,
      text: `curl --include --max-time 10 \\
  --request OPTIONS \\
  --header 'Origin: http://localhost:3000' \\
  --header 'Access-Control-Request-Method: PUT' \\
  --header 'Access-Control-Request-Headers: x-a' \\
  'http://localhost:3001/it'\\''s?token=HIDDEN'`,
    });
    expect(commands[1]).toMatchObject({ id: 'request', acts: true });
    expect(commands[1]?.text).toContain("--request 'PUT'");
    expect(commands[1]?.text).toContain("--header 'x-a: 1'");
  });

  test('unknown parts of a preflight are left to be filled in, and stay unknown when pasted back', () => {
    const { commands } = diagnose(
      `${LINE}Response to preflight request doesn't pass access control check: It does not have HTTP ok status.`,
      NOTHING_TYPED,
    );
    expect(commands[0]?.text).toContain("'Access-Control-Request-Method: METHOD-OF-YOUR-REQUEST'");
    expect(commands[0]?.text).toContain("'Access-Control-Request-Headers: HEADERS-OF-YOUR-REQUEST'");
    const { known, needs } = diagnose(
      `$ ${commands[0]?.text}\nHTTP/1.1 404 Not Found\nAccess-Control-Allow-Origin: http://localhost:3000\n\n`,
      NOTHING_TYPED,
    );
    expect(known).toMatchObject({ method: null, headers: [], headersTold: false });
    expect(needs).toContain('call');
  });

  test('a simple request needs none', () => {
    const { commands } = diagnose(
      `${LINE}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
      NOTHING_TYPED,
    );
    expect(commands.map(({ id, acts }) => [id, acts])).toEqual([['request', false]]);
  });

  test('a handshake, and Socket.IO’s two ways', () => {
    const socket = diagnose("WebSocket connection to 'wss://chat.example/live' failed: ", NOTHING_TYPED);
    expect(socket.commands[0]?.text).toContain("'https://chat.example/live'");
    expect(socket.commands[0]?.text).toContain("'Origin: ORIGIN-OF-YOUR-PAGE'");
    const engine = diagnose('io("http://localhost:3001/chat")\nxhr poll error', NOTHING_TYPED);
    expect(engine.commands.map(({ id }) => id)).toEqual(['poll', 'handshake']);
    expect(engine.commands[0]?.text).toContain("'http://localhost:3001/socket.io/?EIO=4&transport=polling'");
  });

  test('what it prints can be pasted back', () => {
    const first = diagnose(
      `${LINE}Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`,
      NOTHING_TYPED,
    );
    const again = diagnose(
      `$ ${first.commands[0]?.text}\nHTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: http://localhost:3000\nAccess-Control-Allow-Methods: GET, POST\n\n`,
      NOTHING_TYPED,
    );
    expect(again.failure).toMatchObject({ cause: 'preflight-method', stops: 'preflight', basis: 'rule' });
    expect(again.failure?.step).toMatchObject({ found: 'GET, POST', wanted: 'PUT' });
  });
});
