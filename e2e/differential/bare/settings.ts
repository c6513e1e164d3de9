import type { BareOrigins } from './case.ts';

/**
 * Names that a browser of ours takes for this machine, and yet for none of its own: nothing that loopback excuses is excused there.
 * A dot behind makes it another host with the same address.
 */
export const NAMES = ['www.lab.test', 'else.test', 'www.lab.test.', 'else.test.'] as const;

/** The ports of a bare server. */
export interface Ports {
  readonly clear: number;
  readonly tls: number;
  /** Over TLS too. */
  readonly http2: number;
  /** Nobody listens there. */
  readonly nobody: number;
}

/** Where the page of a bare server stands, and what its browser makes of that. */
export interface Setting {
  readonly what: string;
  readonly originsAt: (ports: Ports) => BareOrigins;
  /** Whether the browser takes the server's certificate, which it signed itself. */
  readonly trust: boolean;
  /** Whether the browser is told to let third parties have cookies, as Chromium does outside of private windows. */
  readonly thirdPartyCookies: boolean;
}

export const SETTINGS: readonly Setting[] = [
  {
    what: 'on loopback',
    originsAt: ({ clear, tls, http2, nobody }) => ({
      own: `http://localhost:${clear}`,
      other: `http://127.0.0.1:${clear}`,
      twin: `https://localhost:${tls}`,
      http2: `https://localhost:${http2}`,
      nobody: `http://localhost:${nobody}`,
    }),
    trust: false,
    thirdPartyCookies: false,
  },
  {
    what: 'over TLS by a name',
    originsAt: ({ clear, tls, http2, nobody }) => ({
      own: `https://www.lab.test:${tls}`,
      other: `https://else.test:${tls}`,
      twin: `http://www.lab.test:${clear}`,
      http2: `https://www.lab.test:${http2}`,
      nobody: `http://localhost:${nobody}`,
    }),
    trust: true,
    thirdPartyCookies: true,
  },
  {
    what: 'in the clear by a name',
    originsAt: ({ clear, tls, http2, nobody }) => ({
      own: `http://www.lab.test:${clear}`,
      other: `http://else.test:${clear}`,
      twin: `https://www.lab.test:${tls}`,
      http2: `https://www.lab.test:${http2}`,
      nobody: `http://localhost:${nobody}`,
    }),
    trust: true,
    thirdPartyCookies: true,
  },
];
