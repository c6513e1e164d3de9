/**
 * The client of the self-check, a program for a thread of its own. Its sockets, TLS among them, must not live in the lab's
 * thread: V8 would from then on know several shapes of object in each of Node's stream functions, and every message of the
 * lab would cost about a third more for as long as the process runs. Plain JavaScript: a thread starts without a loader.
 */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * A listening server.
 * @typedef {object} Listening
 * @property {string} address to connect to
 * @property {number} port
 * @property {boolean} tls
 * @property {string} host a `Host` that it answers to
 * @property {string} upgradePath where it speaks WebSocket, without a subprotocol, and echoes a text
 *
 * What one connection carried.
 * @typedef {object} Carried
 * @property {string} where the server's address and port, for messages
 * @property {number} port the client's
 * @property {Uint8Array} sent
 * @property {Uint8Array} received
 *
 * What this program tells, once: the connections of each server in the order asked for, or one sentence.
 * @typedef {{ readonly carried: readonly (readonly Carried[])[] } | { readonly failed: string }} Told
 */

/** How long one conversation may take. Milliseconds. */
const CONVERSATION_MS = 5_000;

parentPort?.postMessage(await talkWith(workerData));

/**
 * @param {readonly Listening[]} servers
 * @returns {Promise<Told>}
 */
async function talkWith(servers) {
  try {
    const carried = [];
    for (const server of servers) carried.push([await request(server), await frames(server)]);
    return { carried };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

/** @param {Listening} server */
async function request(server) {
  const talk = await open(server);
  talk.send(`GET / HTTP/1.1\r\nHost: ${server.host}\r\n${selfCheckField()}Connection: close\r\n\r\n`);
  await talk.closed();
  return talk.carried();
}

/** A handshake, a frame each way, and the closing one. @param {Listening} server */
async function frames(server) {
  const talk = await open(server);
  const key = randomBytes(16).toString('base64');
  talk.send(
    `GET ${server.upgradePath} HTTP/1.1\r\nHost: ${server.host}\r\n${selfCheckField()}Upgrade: websocket\r\n` +
      `Connection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  await talk.received('\r\n\r\n');
  const [statusLine = ''] = talk.text().split('\r\n', 1);
  if (!/^HTTP\/1\.1 101 /.test(statusLine))
    throw new Error(
      `${whereIs(server)}${server.upgradePath} answers the self-check's handshake with "${statusLine}".`,
    );
  const text = randomBytes(16).toString('hex');
  talk.send(frame(0x81, Buffer.from(text)));
  await talk.received(text);
  talk.send(frame(0x88, Buffer.from([0x03, 0xe8])));
  await talk.closed();
  return talk.carried();
}

/** Makes the request one that nobody else sends. */
function selfCheckField() {
  return `Self-Check: ${randomBytes(16).toString('hex')}\r\n`;
}

/**
 * One whole frame of a client, masked (RFC 6455, section 5.2).
 * @param {number} first its first byte
 * @param {Buffer} payload up to 125 bytes
 */
function frame(first, payload) {
  const mask = randomBytes(4);
  const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return Buffer.concat([Buffer.from([first, 0x80 | payload.length]), mask, masked]);
}

/** @param {Listening} server */
function whereIs({ address, port }) {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/**
 * A connection that keeps what it carries.
 * @param {Listening} server
 */
async function open(server) {
  const socket = await connected(server);
  const { localPort = 0 } = socket;
  /** @type {Buffer[]} */
  const sent = [];
  /** @type {Buffer[]} */
  const received = [];
  const text = () => Buffer.concat(received).toString('latin1');
  let closed = false;
  let look = () => {};
  socket.on('data', bytes => {
    received.push(bytes);
    look();
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    closed = true;
    look();
  });

  /** @param {() => boolean} done */
  function until(done) {
    return new Promise((resolve, reject) => {
      const fail = () => {
        socket.destroy();
        reject(new Error(`${whereIs(server)} did not answer the self-check as the lab does.`));
      };
      const timer = setTimeout(fail, CONVERSATION_MS);
      look = () => {
        if (!done() && !closed) return;
        clearTimeout(timer);
        if (done()) resolve(undefined);
        else fail();
      };
      look();
    });
  }

  return {
    /** Everything received, Latin-1. */
    text,
    /** @param {string | Buffer} bytes */
    send(bytes) {
      sent.push(Buffer.from(bytes));
      socket.write(bytes);
    },
    /** Resolves when what was received contains this. @param {string} wanted */
    received: wanted => until(() => text().includes(wanted)),
    closed: () => until(() => closed),
    /** @returns {Carried} */
    carried: () => ({
      where: whereIs(server),
      port: localPort,
      sent: Buffer.concat(sent),
      received: Buffer.concat(received),
    }),
  };
}

/**
 * @param {Listening} server
 * @returns {Promise<import('node:net').Socket>}
 */
function connected(server) {
  const { address: host, port, tls } = server;
  // Whether the other end is this lab is shown by the tap, not by the certificate, which is the lab's own.
  const socket = tls ? connectTls({ host, port, rejectUnauthorized: false }) : connect({ host, port });
  return new Promise((resolve, reject) => {
    socket.once(tls ? 'secureConnect' : 'connect', () => resolve(socket));
    socket.once('error', ({ message }) =>
      reject(new Error(`The self-check cannot reach ${whereIs(server)}: ${message}`)),
    );
  });
}
