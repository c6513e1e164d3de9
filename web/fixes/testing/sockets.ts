import type { WebSocketCase } from '../case.ts';
import { NASTY_ORIGINS } from './cases.ts';

const BASE: WebSocketCase = {
  kind: 'websocket',
  pages: ['http://localhost:3000'],
  url: 'ws://localhost:3001/ws',
  connectSources: null,
  subprotocols: [],
};

export const SOCKET_CASES: Readonly<Record<string, WebSocketCase>> = {
  plain: BASE,
  'subprotocols, two pages': {
    ...BASE,
    pages: ['http://localhost:3000', 'https://app.example'],
    subprotocols: ['chat', 'v2.chat'],
  },
  'nasty origins and subprotocols': {
    ...BASE,
    pages: NASTY_ORIGINS,
    subprotocols: ["it's", '`$x`', '__proto__'],
  },
};
