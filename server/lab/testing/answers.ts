import { head, talk } from '../../testing/raw-client.ts';

export interface Asked {
  readonly method?: string;
  readonly lines?: readonly string[];
  readonly body?: string;
}

/** An answer as it crossed the wire. */
export interface Answered {
  readonly status: number;
  /** Field lines in order, names as sent. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** The values of a field, one for each line of it; the name in any case. */
  values(name: string): string[];
  readonly body: string;
  /** The whole answer, Latin-1. */
  readonly raw: string;
}

/** One request over a connection of its own. */
export async function ask(
  { port, host }: { readonly port: number; readonly host: string },
  target: string,
  { method = 'GET', lines = [], body = '' }: Asked = {},
): Promise<Answered> {
  const names = lines.some(line => line.startsWith('Host:')) ? [] : [`Host: ${host}`];
  const start = [`${method} ${target} HTTP/1.1`, ...names, 'Connection: close', ...lines];
  const raw = await talk(port, head(...start) + body);
  const at = raw.indexOf('\r\n\r\n');
  const [status = '', ...rest] = raw.slice(0, at).split('\r\n');
  const fields = rest.map(line => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  return {
    status: Number(status.split(' ')[1]),
    fields,
    values: name =>
      fields.filter(([own]) => own.toLowerCase() === name.toLowerCase()).map(([, value]) => value),
    body: raw.slice(at + 4),
    raw,
  };
}

/** A CORS preflight. */
export const preflight = (...lines: string[]): Asked => ({
  method: 'OPTIONS',
  lines: ['Access-Control-Request-Method: PUT', ...lines],
});
