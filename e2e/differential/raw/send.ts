import { connect } from 'node:net';
import type { Field, RequestHead, ResponseHead } from '../../../web/rules/core/exchange.ts';
import type { RawCase, RawRecorded } from './case.ts';

const END = '\r\n\r\n';

/** Sends a handshake to the lab's WebSocket, by no library, and waits for the response's head. @param lab its origin */
export async function sendRaw(one: RawCase, lab: string): Promise<RawRecorded> {
  const { host, port } = new URL(lab);
  const target = `/ws?allow=${encodeURIComponent(one.allow)}`;
  const fields = [{ name: 'Host', value: host }, ...one.fields];
  const request: RequestHead = { method: one.method, target, version: 'HTTP/1.1', fields };
  return { case: one, request, response: headOf(await answerTo(written(request), Number(port))) };
}

/** What is received of a response until its head is whole, or the connection over. */
function answerTo(request: string, port: number): Promise<string> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let received = '';
    socket.setEncoding('latin1').on('data', text => {
      received += text;
      if (received.includes(END)) socket.destroy();
    });
    socket.on('error', () => {}); // 'close' follows
    socket.on('close', () => resolve(received));
  });
}

function written({ method, target, version, fields }: RequestHead): string {
  return [
    `${method} ${target} ${version}`,
    ...fields.map(({ name, value }) => `${name}: ${value}`),
    END.slice(2),
  ].join('\r\n');
}

function headOf(received: string): ResponseHead | null {
  if (!received.includes(END)) return null;
  const [line = '', ...lines] = received.slice(0, received.indexOf(END)).split('\r\n');
  const fields = lines.map((text): Field => {
    const [name = '', ...value] = text.split(': ');
    return { name, value: value.join(': ') };
  });
  return { status: Number(line.split(' ')[1]), fields };
}
