export interface FrameOptions {
  readonly opcode?: number;
  readonly final?: boolean;
  readonly compressed?: boolean;
  readonly masked?: boolean;
}

const MASK_KEY = Buffer.from([0x12, 0x34, 0x56, 0x78]);

/** One frame as a client writes it (RFC 6455, section 5.2). */
export function clientFrame(payload: string | Uint8Array, options: FrameOptions = {}): Buffer {
  const { opcode = 1, final = true, compressed = false, masked = true } = options;
  const data = Buffer.from(payload);
  const head = [(final ? 0x80 : 0) | (compressed ? 0x40 : 0) | opcode];
  const mask = masked ? 0x80 : 0;
  if (data.length < 126) head.push(mask | data.length);
  else if (data.length < 65_536) head.push(mask | 126, data.length >> 8, data.length & 255);
  else {
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(data.length));
    head.push(mask | 127, ...length);
  }
  if (!masked) return Buffer.concat([Buffer.from(head), data]);
  return Buffer.concat([Buffer.from(head), MASK_KEY, data.map((byte, at) => byte ^ (MASK_KEY[at % 4] ?? 0))]);
}

/** A close frame with a code. */
export function closeFrame(code: number): Buffer {
  return clientFrame(Buffer.from([code >> 8, code & 255]), { opcode: 8 });
}

/** The head of a handshake; later fields replace earlier ones of the same name, undefined removes one. */
export function handshake(target: string, fields: Readonly<Record<string, string | undefined>> = {}): string {
  const all: Record<string, string | undefined> = {
    Host: 'localhost',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version': '13',
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}\r\n`],
  );
  return `GET ${target} HTTP/1.1\r\n${lines.join('')}\r\n`;
}
