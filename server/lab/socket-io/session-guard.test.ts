import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { handshake, head, rawClient, talk } from '../../testing/raw-client.ts';
import { OPEN_TOKEN, startLab } from '../testing/lab.ts';
import { NAMESPACE_BYTES } from './session.ts';

type Lab = Awaited<ReturnType<typeof startLab>>;

/** Starts a lab for the tests of one description. */
function aLab(environment: Record<string, string>): () => Lab {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab(environment);
  });
  afterAll(() => lab.close());
  return () => lab;
}

const ENGINE = '/socket.io/?EIO=4&transport=polling&cors=*';

/** One request of its own connection; gives the status and the whole response. */
async function ask(lab: Lab, method: string, target: string, body?: string) {
  const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  const lines = [`${method} ${target} HTTP/1.1`, `Host: ${lab.host}`, ...length, 'Connection: close'];
  const response = await talk(lab.port, head(...lines) + (body ?? ''));
  return { status: Number(response.slice(9, 12)), response };
}

/** Opens a session over polling that has joined the default namespace; gives its target. */
async function open(lab: Lab, query = ''): Promise<string> {
  const { response } = await ask(lab, 'GET', ENGINE + query);
  const sid = /"sid":"([^"]+)"/.exec(response)?.[1];
  expect(sid, response).toBeDefined();
  const target = `${ENGINE}&sid=${sid}`;
  expect((await ask(lab, 'POST', target, '40')).status).toBe(200);
  return target;
}

const event = (bytes: number) => `42["message","${'x'.repeat(bytes)}"]`;

describe('what waits', () => {
  const lab = aLab({ LIMIT_WAITING_BYTES: '8000000' });

  test('a page that posts and never polls is answered 503, and others are served', async () => {
    const statuses: number[] = [];
    let refusal = '';
    for (let session = 0; session < 8; session++) {
      const target = await open(lab());
      for (let post = 0; post < 4; post++) {
        const { status, response } = await ask(lab(), 'POST', target, event(900_000));
        statuses.push(status);
        if (status === 503) refusal = response;
      }
    }
    expect(statuses.filter(status => status === 503).length).toBeGreaterThan(20);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect(refusal).toContain('8000000 bytes may wait in it for all its clients together');
    expect(refusal).toContain('\r\nAccess-Control-Allow-Origin: *\r\n');
    expect(refusal).toMatch(/\r\nRetry-After: \d+\r\n/);
    expect(lab().waiting.bytes).toBeLessThanOrEqual(8_000_000);

    const learner = await open(lab());
    expect((await ask(lab(), 'POST', learner, event(100))).status).toBe(200);
    expect((await ask(lab(), 'GET', learner)).response).toContain('message-back');
  });
});

describe('what a session gives back', () => {
  const lab = aLab({ LIMIT_MESSAGE_BYTES: '100000' });
  /** Resolves when nothing waits any more. */
  const empty = () => expect.poll(() => lab().waiting.bytes).toBe(0);

  test('everything, when it closes over polling', async () => {
    const target = await open(lab());
    for (let post = 0; post < 3; post++) await ask(lab(), 'POST', target, event(90_000));
    expect(lab().waiting.bytes).toBeGreaterThan(270_000);
    await ask(lab(), 'POST', target, '1');
    await empty();
  });

  test('what was polled', async () => {
    const target = await open(lab());
    await ask(lab(), 'POST', target, event(90_000));
    const before = lab().waiting.bytes;
    await ask(lab(), 'GET', target);
    await expect.poll(() => before - lab().waiting.bytes).toBeGreaterThan(90_000);
    await ask(lab(), 'POST', target, '1');
    await empty();
  });

  test('a body whose client leaves', async () => {
    const target = await open(lab());
    const before = lab().waiting.bytes;
    const client = rawClient(lab().port);
    client.send(head(`POST ${target} HTTP/1.1`, `Host: ${lab().host}`, 'Content-Length: 90000'));
    client.send('x'.repeat(1_000));
    await expect.poll(() => lab().waiting.bytes - before).toBe(180_000);
    client.socket.destroy();
    await empty(); // Engine.IO closes the session too
  });

  test.each([
    ['an unread message', 'x'.repeat(50_000), 50_000],
    ['an auth object, for what it becomes', `40{"a":"${'x'.repeat(1_000)}"}`, 16_000],
  ])('over WebSocket: %s', async (_what, packet, least) => {
    const ws = new WebSocket(`ws://127.0.0.1:${lab().port}/socket.io/?EIO=4&transport=websocket`);
    await once(ws, 'message');
    const before = lab().waiting.bytes;
    // A frame whose end never comes, or a whole packet.
    if (packet.startsWith('4')) ws.send(packet);
    else ws.send(packet, { fin: false });
    await expect.poll(() => lab().waiting.bytes - before).toBeGreaterThanOrEqual(least);
    ws.terminate();
    await empty();
  });

  test('over WebSocket: frames of a byte each, for what each keeps', async () => {
    const ws = new WebSocket(`ws://127.0.0.1:${lab().port}/socket.io/?EIO=4&transport=websocket`);
    await once(ws, 'message');
    const before = lab().waiting.bytes;
    for (let sent = 0; sent < 1_000; sent++) ws.send('a', { fin: false });
    await expect.poll(() => lab().waiting.bytes - before).toBeGreaterThan(200_000);
    ws.terminate();
    await empty();
  });

  test.each(['1', '1e0', '0x1'])('over WebSocket: an event whose %s attachment never comes', async count => {
    const ws = new WebSocket(`ws://127.0.0.1:${lab().port}/socket.io/?EIO=4&transport=websocket`);
    await once(ws, 'message');
    const before = lab().waiting.bytes;
    ws.send(`45${count}-["message",{"_placeholder":true,"num":0},"${'x'.repeat(1_000)}"]`);
    await expect.poll(() => lab().waiting.bytes - before).toBeGreaterThan(16_000);
    ws.terminate();
    await empty();
  });

  test('attachments, once the event is whole', async () => {
    const ws = new WebSocket(`ws://127.0.0.1:${lab().port}/socket.io/?EIO=4&transport=websocket`);
    const packets: string[] = [];
    ws.on('message', data => packets.push(String(data)));
    await once(ws, 'open');
    ws.send('40');
    await expect.poll(() => packets.join()).toContain('"data"');
    const before = lab().waiting.bytes;
    const named = [0, 1].map(num => ({ _placeholder: true, num }));
    ws.send(`452-["message",${JSON.stringify(named)}]`);
    ws.send(Buffer.alloc(40_000));
    await expect.poll(() => lab().waiting.bytes - before).toBeGreaterThan(40_000);
    ws.send(Buffer.alloc(40_000));
    await expect.poll(() => packets.join()).toContain('message-back');
    await expect.poll(() => lab().waiting.bytes - before).toBe(0);
    ws.terminate();
    await empty();
  });
});

describe('joining a namespace', () => {
  const lab = aLab({});
  const TWICE = 'The lab ended this connection: a second CONNECT for the same namespace.';

  test('many CONNECT packets in one body end the session; one socket at most is made of them', async () => {
    const { response } = await ask(lab(), 'GET', ENGINE);
    const target = `${ENGINE}&sid=${/"sid":"([^"]+)"/.exec(response)?.[1]}`;
    await ask(lab(), 'POST', target, Array(1_900).fill('40').join('\x1e'));
    const polled = await ask(lab(), 'GET', target);
    expect(polled.response).toContain(TWICE);
    expect(polled.response.match(/40\{"sid"/g) ?? []).toHaveLength(0);
    expect((await ask(lab(), 'GET', target)).response).toMatch(/1$/); // a close packet
    await expect.poll(() => lab().waiting.bytes).toBe(0);
  });

  test('is counted for what each namespace costs', async () => {
    const target = await open(lab());
    const before = lab().waiting.bytes;
    await ask(lab(), 'POST', target, '40/custom,');
    expect(lab().waiting.bytes - before).toBeGreaterThanOrEqual(NAMESPACE_BYTES);
    await ask(lab(), 'POST', target, '1');
    await expect.poll(() => lab().waiting.bytes).toBe(0);
  });

  test('over WebSocket: a second ends it with the reason, one after leaving does not', async () => {
    const ws = new WebSocket(`ws://127.0.0.1:${lab().port}/socket.io/?EIO=4&transport=websocket`);
    const packets: string[] = [];
    ws.on('message', data => packets.push(String(data)));
    await once(ws, 'open');
    const joined = (times: number) =>
      expect.poll(() => packets.filter(packet => packet.startsWith('40/custom,')).length).toBe(times);
    ws.send('40/custom,');
    await joined(1);
    ws.send('41/custom,');
    ws.send('40/custom,');
    await joined(2);
    ws.send('40/custom,');
    const [code, reason] = await once(ws, 'close');
    expect([code, String(reason)]).toEqual([1008, TWICE]);
  });
});

describe('a socket that probes an upgrade', () => {
  const lab = aLab({ LIMIT_IDLE_MS: '2000' });
  /** Gives the session's target too. */
  async function probing() {
    const target = await open(lab());
    const url = `ws://127.0.0.1:${lab().port}${target.replace('polling', 'websocket')}`;
    const ws = new WebSocket(url, { perMessageDeflate: false });
    ws.on('error', () => {});
    await once(ws, 'open');
    return { target, ws };
  }

  test('is counted before it upgrades, and closed if it never does', async () => {
    const { target, ws } = await probing();
    const before = lab().waiting.bytes;
    ws.send('x'.repeat(970_000), { fin: false });
    await expect.poll(() => lab().waiting.bytes - before).toBeGreaterThan(970_000);
    await once(ws, 'close');
    await expect.poll(() => lab().waiting.bytes).toBeLessThan(before + 1_000); // the second greeting
    expect((await ask(lab(), 'GET', target)).status).toBe(200);
  });

  test('may probe once', async () => {
    const { target, ws } = await probing();
    ws.send('2probe');
    const [pong] = await once(ws, 'message');
    expect(String(pong)).toBe('3probe');
    ws.send('2probe');
    const [code] = await once(ws, 'close');
    expect(code).toBe(1006);
    expect((await ask(lab(), 'GET', target)).status).toBe(200);
  });
});

describe('sessions that nobody polls', () => {
  const lab = aLab({ LIMIT_UNPOLLED_MS: '1000' });

  test('are closed whatever they post, and a polled one is kept', async () => {
    const unpolled = await open(lab());
    const polled = await open(lab());
    const poll = async () => (await ask(lab(), 'GET', polled)).status;
    await expect
      .poll(
        async () => {
          expect((await ask(lab(), 'POST', polled, event(1))).status).toBe(200);
          expect(await poll()).toBe(200);
          return (await ask(lab(), 'POST', unpolled, '3')).status;
        },
        { timeout: 10_000, interval: 200 },
      )
      .toBe(400);
    await ask(lab(), 'POST', polled, event(1));
    expect(await poll()).toBe(200);
  });

  test('a poll that waits counts for as long as it waits', async () => {
    const waiting = await open(lab());
    await ask(lab(), 'GET', waiting);
    const client = rawClient(lab().port);
    client.send(head(`GET ${waiting} HTTP/1.1`, `Host: ${lab().host}`));
    await client.until(/Hello again/); // comes two seconds after the greeting
    client.socket.destroy();
  });
});

describe('the number of sessions', () => {
  const lab = aLab({ LIMIT_SESSIONS: '16' });

  test('half is open to everybody, the rest to open panels', async () => {
    for (let session = 0; session < 8; session++) await open(lab());
    const refused = await ask(lab(), 'GET', ENGINE);
    expect(refused.status).toBe(503);
    expect(refused.response).toContain('8 Socket.IO sessions without the token of an open panel');
    const upgrade = await talk(lab().port, handshake('/socket.io/?EIO=4&transport=websocket', lab().host));
    expect(upgrade).toMatch(/^HTTP\/1.1 503 /);

    const panel = `&token=${OPEN_TOKEN}`;
    const sessions: string[] = [];
    for (let session = 0; session < 8; session++) sessions.push(await open(lab(), panel));
    const full = await ask(lab(), 'GET', ENGINE + panel);
    expect(full.status).toBe(503);
    expect(full.response).toContain('it holds 16 Socket.IO sessions, and no more');

    await ask(lab(), 'POST', sessions[0] ?? '', '1');
    await expect.poll(async () => (await ask(lab(), 'GET', ENGINE + panel)).status).toBe(200);
  });
});

describe('a flood of events', () => {
  const lab = aLab({ LIMIT_BURST: '100' });

  test('over WebSocket: a notice, then the end with a reason; others are served', async () => {
    const ws = new WebSocket(`ws://127.0.0.1:${lab().port}/socket.io/?EIO=4&transport=websocket`);
    const packets: string[] = [];
    ws.on('message', data => packets.push(String(data)));
    ws.on('error', () => {});
    await once(ws, 'open');
    ws.send('40');
    for (let sent = 0; sent < 1_000; sent++) ws.send('42["message",1]');
    const [code, reason] = await once(ws, 'close');
    expect([code, String(reason)]).toEqual([
      1008,
      'The lab ended this connection: more than 100 messages at once. A long one counts for several.',
    ]);
    const notice = packets.findIndex(packet =>
      packet.startsWith('42["notice","Slow down: after 100 messages'),
    );
    expect(notice).toBeGreaterThan(50);
    expect(packets.filter(packet => packet.includes('message-back')).length).toBeLessThan(110);
    await open(lab());
  });

  test('over polling: the next poll brings the notice and the close', async () => {
    const target = await open(lab());
    await ask(lab(), 'POST', target, Array(1_000).fill('42["message",1]').join('\x1e'));
    const { response } = await ask(lab(), 'GET', target);
    expect(response).toMatch(/42\["notice","Slow down[\s\S]*42\["notice","The lab ended[^"]*"\]$/);
    expect((await ask(lab(), 'GET', target)).response).toMatch(/1$/); // a close packet
    expect((await ask(lab(), 'GET', target)).status).toBe(400);
  });

  test('long ones count for several', async () => {
    const target = await open(lab());
    for (const events of [2, 6])
      await ask(lab(), 'POST', target, Array(events).fill(event(100_000)).join('\x1e'));
    const { response } = await ask(lab(), 'GET', target);
    expect(response.match(/"message-back"/g)).toHaveLength(2);
    expect(response).toContain('The lab ended this connection');
  });

  test('one of very many values is not even parsed', async () => {
    const target = await open(lab());
    await ask(lab(), 'POST', target, `42["message",[${Array(320_000).fill('[]')}]]`);
    const { response } = await ask(lab(), 'GET', target);
    expect(response).not.toContain('message-back');
    expect(response).toMatch(/42\["notice","The lab ended[^"]*"\]$/);
  });

  test('heartbeats count too', async () => {
    const target = await open(lab());
    await ask(lab(), 'POST', target, Array(1_000).fill('3').join('\x1e'));
    expect((await ask(lab(), 'GET', target)).response).toContain('The lab ended this connection');
  });
});
