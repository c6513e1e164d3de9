import { once } from 'node:events';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { LAB_PATHS } from '../../protocol/paths.ts';
import { handshake, head, rawClient, talk } from '../../testing/raw-client.ts';
import { OPEN_TOKEN, startLab } from '../testing/lab.ts';

let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
  // So large a burst that the other limits are met first.
  const burst = { LIMIT_BURST: '1000000' };
  lab = await startLab({ LIMIT_MESSAGE_BYTES: '1000000', LIMIT_DELAY_MS: '2000', ...burst });
});
afterAll(() => lab.close());

const clients: Socket[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect();
});

type Options = Partial<ManagerOptions & SocketOptions>;
/** A stock client. It names the lab by its address, so that the test depends on no resolver. */
function connect(options: Options = {}, namespace = '/'): Socket {
  const client = io(`http://127.0.0.1:${lab.port}${namespace}`, {
    forceNew: true,
    reconnection: false,
    ...options,
  });
  clients.push(client);
  return client;
}

/** The arguments of the next event of a name. */
const next = (client: Socket, name: string) =>
  new Promise<unknown[]>(resolve => client.once(name, (...args: unknown[]) => resolve(args)));

describe('the default namespace', () => {
  test('emits auth, then data, and data again with a changed text', async () => {
    const events: unknown[][] = [];
    // On a busy machine the greeting may be read late, but the server cannot have greeted before this.
    const before = performance.now();
    const client = connect({ auth: { token: 'abc', n: [1] } });
    client.onAny((...event) => events.push(event));
    await next(client, 'data');
    await next(client, 'data');
    expect(performance.now() - before).toBeGreaterThan(1_900);
    expect(events).toEqual([
      ['auth', { token: 'abc', n: [1] }],
      ['data', `Hello WebSocket from ${lab.port}.`],
      ['data', `Hello again from ${lab.port}, 2 s later.`],
    ]);
  });

  test('emits data and no auth to whoever names how often', async () => {
    for (const data of ['once', 'twice']) {
      const events: unknown[][] = [];
      const client = connect({ query: { data } });
      client.onAny((...event) => events.push(event));
      await next(client, 'data');
      if (data === 'twice') await next(client, 'data');
      await new Promise(resolve => client.emit('message-with-ack', resolve));
      const twice = [['data', `Hello again from ${lab.port}, 2 s later.`]];
      expect(events).toEqual([
        ['data', `Hello WebSocket from ${lab.port}.`],
        ...(data === 'twice' ? twice : []),
      ]);
    }
  });

  test('a word that says no number of times is refused', async () => {
    const [error] = await next(connect({ query: { data: 'often' } }), 'connect_error');
    expect(error).toMatchObject({ description: 400 });
  });

  test.each([['polling'], ['websocket']] as const)(
    'echoes and acknowledges over %s, binary included',
    async transport => {
      const client = connect({ transports: [transport] });
      await next(client, 'connect');
      const back = next(client, 'message-back');
      client.emit('message', 'a', { b: [null, 1] }, Buffer.from([1, 2]));
      expect(await back).toEqual(['a', { b: [null, 1] }, Buffer.from([1, 2])]);
      const acknowledged = await new Promise<unknown[]>(resolve =>
        client.emit('message-with-ack', 1, { deep: Buffer.from([255]) }, (...args: unknown[]) =>
          resolve(args),
        ),
      );
      expect(acknowledged).toEqual([1, { deep: Buffer.from([255]) }]);
    },
  );

  test('a message-with-ack that asks for no acknowledgement harms nothing', async () => {
    const client = connect();
    await next(client, 'connect');
    client.emit('message-with-ack', 'x');
    client.emit('message');
    expect(await next(client, 'message-back')).toEqual([]);
  });
});

test('starts with polling and upgrades, as the stock client and server do', async () => {
  const { engine } = connect().io;
  expect(engine.transport.name).toBe('polling');
  await new Promise(resolve => engine.once('upgrade', resolve));
  expect(engine.transport.name).toBe('websocket');
});

describe('namespaces', () => {
  test('/custom emits auth and echoes alike', async () => {
    const client = connect({ auth: { who: 'me' } }, '/custom');
    expect(await next(client, 'auth')).toEqual([{ who: 'me' }]);
    client.emit('message', 1);
    expect(await next(client, 'message-back')).toEqual([1]);
  });

  test('any other is refused', async () => {
    const [error] = await next(connect({}, '/nobody'), 'connect_error');
    expect(error).toMatchObject({ message: 'Invalid namespace' });
  });
});

test('/closed is there, and its middleware lets nobody in', async () => {
  const [error] = await next(connect({}, '/closed'), 'connect_error');
  expect(error).toMatchObject({ message: 'This namespace is closed to everybody.' });
});

describe('the further servers differ in their transports alone', () => {
  const opening = (path: string, transport: string) =>
    talk(
      lab.port,
      head(`GET ${path}?EIO=4&transport=${transport} HTTP/1.1`, `Host: ${lab.host}`, 'Connection: close'),
    );

  test('stock', async () => {
    expect(await opening(LAB_PATHS['socket-io'], 'polling')).toMatch(
      /"upgrades":\["websocket"\],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000/,
    );
  });
  test('polling only', async () => {
    expect(await opening(LAB_PATHS['socket-io-polling-only'], 'polling')).toMatch(/^HTTP\/1.1 200 /);
    const answer = await talk(
      lab.port,
      handshake(`${LAB_PATHS['socket-io-polling-only']}?EIO=4&transport=websocket`, lab.host),
    );
    expect(answer).not.toMatch(/^HTTP\/1.1 101 /);
  });
  test('websocket only', async () => {
    expect(await opening(LAB_PATHS['socket-io-websocket-only'], 'polling')).toMatch(
      /^HTTP\/1.1 400 [\s\S]*"Transport unknown"/,
    );
    const client = connect({ path: LAB_PATHS['socket-io-websocket-only'], transports: ['websocket'] });
    await next(client, 'connect');
  });
});

describe('a server that no upgrade reaches', () => {
  const path = LAB_PATHS['socket-io-no-upgrade'];

  test('offers it, refuses the handshake, and goes on polling', async () => {
    const client = connect({ path });
    const { engine } = client.io;
    const failed = new Promise(resolve => engine.once('upgradeError', resolve));
    await next(client, 'connect');
    await failed;
    expect(engine.transport.name).toBe('polling');
    client.emit('message', 1);
    expect(await next(client, 'message-back')).toEqual([1]);
  });

  test('says so on the wire', async () => {
    const answer = await talk(lab.port, handshake(`${path}?EIO=4&transport=websocket`, lab.host));
    expect(answer).toMatch(/^HTTP\/1.1 400 [\s\S]*does not forward Upgrade/);
  });
});

describe('the allowlist, before any session exists', () => {
  const query = (more: string) => `/socket.io/?EIO=4&transport=polling${more}`;
  const poll = (more: string, ...lines: string[]) =>
    talk(lab.port, head(`GET ${query(more)} HTTP/1.1`, `Host: ${lab.host}`, 'Connection: close', ...lines));

  test('a polled refusal is a sentence that the reader’s origin can read', async () => {
    const { evil, reader } = lab.origins;
    const answer = await poll(`&allow=${reader}`, `Origin: ${evil}`);
    const sentence = `The lab refused this request: its Origin is "${evil}", and the allowlist accepts only ${reader}.\n`;
    expect(answer.replace(/Date: .*GMT/, 'Date: then')).toBe(
      head(
        'HTTP/1.1 403 Forbidden',
        "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'Cross-Origin-Opener-Policy: same-origin',
        'Referrer-Policy: no-referrer',
        'X-Content-Type-Options: nosniff',
        'Content-Type: text/plain; charset=utf-8',
        `Content-Length: ${sentence.length}`,
        `Access-Control-Allow-Origin: ${reader}`,
        'Vary: Origin',
        'Date: then',
        'Connection: close',
      ) + sentence,
    );
  });

  test('cors=off withholds the refusal too', async () => {
    const answer = await poll('&allow=http://ok.example&cors=off', 'Origin: http://evil.example');
    expect(answer).toMatch(/^HTTP\/1.1 403 /);
    expect(answer).not.toMatch(/access-control/i);
  });

  test('the upgrade is answered with a true 403, not with the stock 400', async () => {
    const answer = await talk(
      lab.port,
      handshake(
        '/socket.io/?EIO=4&transport=websocket&allow=http://ok.example',
        lab.host,
        'Origin: http://evil.example',
      ),
    );
    expect(answer).toMatch(/^HTTP\/1.1 403 Forbidden\r\n/);
    expect(answer).toMatch(
      /its Origin is "http:\/\/evil\.example", and the allowlist accepts only http:\/\/ok\.example\.\n$/,
    );
  });

  test('an Origin on the list is served', async () => {
    expect(await poll('&allow=http://ok.example', 'Origin: http://ok.example')).toMatch(/^HTTP\/1.1 200 /);
  });

  test('a malformed knob is refused with 400, and the reader’s origin can read why', async () => {
    const answer = await poll('&allow=nonsense');
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain(`Access-Control-Allow-Origin: ${lab.origins.reader}`);
    expect(answer).toContain('The knob allow holds "nonsense"; it may hold ');
  });

  test('a preflight is not refused: it asks about reading alone', async () => {
    const answer = await talk(
      lab.port,
      head(
        `OPTIONS ${query('&allow=http://ok.example')} HTTP/1.1`,
        `Host: ${lab.host}`,
        `Origin: ${lab.origins.reader}`,
        'Access-Control-Request-Method: GET',
        'Access-Control-Request-Headers: x-custom',
        'Connection: close',
      ),
    );
    expect(answer).toMatch(/^HTTP\/1.1 204 /);
    expect(answer).toContain('Access-Control-Allow-Headers: x-custom');
  });
});

describe('cors stops only reading', () => {
  const access = async (more: string, origin: string) => {
    const answer = await talk(
      lab.port,
      head(
        `GET /socket.io/?EIO=4&transport=polling${more} HTTP/1.1`,
        `Host: ${lab.host}`,
        `Origin: ${origin}`,
        'Connection: close',
      ),
    );
    expect(answer).toMatch(/^HTTP\/1.1 200 [\s\S]*0\{"sid"/);
    return answer
      .split('\r\n')
      .filter(line => /^(access-control|vary)/i.test(line))
      .sort();
  };
  test('every knob', async () => {
    const { reader, evil } = lab.origins;
    const toReader = [`Access-Control-Allow-Origin: ${reader}`, 'Vary: Origin'];
    expect(await access('', evil)).toEqual(toReader);
    expect(await access('&cors=reader', reader)).toEqual(toReader);
    expect(await access('&credentials=on', reader)).toEqual([
      'Access-Control-Allow-Credentials: true',
      ...toReader,
    ]);
    expect(await access('&credentials=off', reader)).toEqual(toReader);
    expect(await access('&cors=off', reader)).toEqual([]);
    expect(await access('&cors=*', evil)).toEqual(['Access-Control-Allow-Origin: *']);
    expect(await access(`&cors=${evil}`, evil)).toEqual([
      `Access-Control-Allow-Origin: ${evil}`,
      'Vary: Origin',
    ]);
    expect(await access(`&cors=${evil}`, reader)).toEqual(['Vary: Origin']);
  });

  test('no answer sets a cookie', async () => {
    expect((await access('&credentials=on', lab.origins.reader)).join()).not.toMatch(/cookie/i);
  });
});

describe('delay', () => {
  const target = (ms: number) => `/socket.io/?EIO=4&transport=polling&delay=${ms}&token=${OPEN_TOKEN}`;

  test('the handshake waits, what follows does not', async () => {
    const start = performance.now();
    const client = connect({ transports: ['polling'], query: { delay: '1000', token: OPEN_TOKEN } });
    await next(client, 'connect');
    const opened = performance.now();
    expect(opened - start).toBeGreaterThan(990);
    client.emit('message', 1);
    await next(client, 'message-back');
    expect(performance.now() - opened).toBeLessThan(990);
  });

  test('needs the token of an open panel', async () => {
    const answer = await talk(
      lab.port,
      head(`GET ${target(10).replace(/.$/, '0')} HTTP/1.1`, `Host: ${lab.host}`, 'Connection: close'),
    );
    expect(answer).toMatch(/^HTTP\/1.1 403 [\s\S]*The knob delay needs the token of an open panel/);
  });

  test('ends with the client', async () => {
    const client = rawClient(lab.port);
    client.send(head(`GET ${target(2_000)} HTTP/1.1`, `Host: ${lab.host}`));
    client.socket.end();
    expect(await client.over()).toBe('');
  });
});

describe('events that no handler may see', () => {
  const nested = (depth: number, core = '1') => '['.repeat(depth) + core + ']'.repeat(depth);
  const DEEP = 'The lab refused this: it is nested deeper than 64 levels.';

  /** Engine.IO and Socket.IO by hand: a stock encoder could not write these packets. */
  async function byHand(connectPacket = '40') {
    const ws = new WebSocket(`ws://127.0.0.1:${lab.port}/socket.io/?EIO=4&transport=websocket`);
    const packets: string[] = [];
    ws.on('message', data => packets.push(String(data)));
    await once(ws, 'open');
    ws.send(connectPacket);
    return {
      ws,
      until: async (pattern: RegExp) => {
        for (;;) {
          const found = packets.find(packet => pattern.test(packet));
          if (found !== undefined) return found;
          await Promise.race([
            once(ws, 'message'),
            once(ws, 'close').then(() => Promise.reject(new Error(`closed after ${packets.join('\n')}`))),
          ]);
        }
      },
    };
  }

  test('64 levels are echoed', async () => {
    const { ws, until } = await byHand();
    await until(/^40/);
    ws.send(`42["message",${nested(64)}]`);
    expect(await until(/message-back/)).toBe(`42["message-back",${nested(64)}]`);
    ws.close();
  });

  test.each([65, 4_100, 5_000, 100_000])(
    '%i levels are refused with a sentence, and the connection lives',
    async depth => {
      const { ws, until } = await byHand();
      await until(/^40/);
      ws.send(`42["message",${nested(depth)}]`);
      expect(await until(/refused/)).toBe(`42${JSON.stringify(['refused', DEEP])}`);
      ws.send(`427["message-with-ack",${nested(depth)}]`);
      ws.send('42["message","alive"]');
      await until(/"message-back","alive"/);
      ws.close();
    },
  );

  test.each([65, 5_000, 100_000])('%i levels around a binary value too', async depth => {
    const { ws, until } = await byHand();
    await until(/^40/);
    ws.send(`451-["message",${nested(depth, '{"_placeholder":true,"num":0}')}]`);
    ws.send(Buffer.from([1]));
    await until(/refused/);
    ws.send('42["message","alive"]');
    await until(/"message-back","alive"/);
    ws.close();
  });

  test.each([65, 100_000])('an auth object nested %i deep is refused as a connect_error', async depth => {
    const { ws, until } = await byHand(`40{"token":${nested(depth)}}`);
    expect(await until(/^44/)).toBe(`44${JSON.stringify({ message: DEEP })}`);
    ws.close();
  });

  test('200,000 arguments are refused', async () => {
    const { ws, until } = await byHand();
    await until(/^40/);
    ws.send(`42["message",${Array(200_000).fill(1).join()}]`);
    await until(/refused.*more than 64 arguments/);
    ws.close();
  });

  test('one attachment named a thousand times is refused', async () => {
    const { ws, until } = await byHand();
    await until(/^40/);
    ws.send(`451-["message",[${Array(1_000).fill('{"_placeholder":true,"num":0}').join()}]]`);
    ws.send(Buffer.alloc(1_000));
    await until(/refused.*more than 10 binary values/);
    ws.close();
  });

  test('a message over the limit closes this connection and nothing else', async () => {
    const { ws, until } = await byHand();
    await until(/^40/);
    ws.send(`42["message","${'x'.repeat(1_000_000)}"]`);
    await once(ws, 'close');
    await next(connect(), 'connect');
  });

  test('a client that sends without reading is dropped', async () => {
    const { ws, until } = await byHand();
    await until(/^40/);
    ws.pause();
    const blocks = 60; // 54 MB, far more than the kernel's buffers of both sides and the limit hold
    ws.on('error', () => {}); // the server resets it
    const closed = once(ws, 'close');
    const send = () =>
      new Promise<boolean>(resolve =>
        ws.send(`42["message","${'x'.repeat(900_000)}"]`, error => resolve(!error)),
      );
    for (let sent = 0; sent < blocks; sent++) if (!(await send())) break;
    let echoes = 0;
    ws.on('message', () => {
      echoes++;
    });
    ws.resume();
    await closed;
    expect(echoes).toBeLessThan(blocks);
    ws.terminate();
  });
});
