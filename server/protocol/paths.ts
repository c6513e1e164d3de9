/** Paths of the lab. Behind `/api/` and `/proxy` it is a proxy. `/socket.io/` is the stock server; the others differ only in their transports, or in that no upgrade passes. */
export const LAB_PATHS = {
  fetch: '/fetch',
  cookies: '/cookies/',
  jsonp: '/jsonp',
  api: '/api/',
  proxy: '/proxy',
  form: '/form',
  transfer: '/transfer',
  events: '/events',
  stage: '/stage/',
  frames: '/frames/',
  websocket: '/ws',
  'socket-io': '/socket.io/',
  'socket-io-polling-only': '/socket.io-polling/',
  'socket-io-websocket-only': '/socket.io-websocket/',
  'socket-io-no-upgrade': '/socket.io-no-upgrade/',
} as const;

/**
 * Query parameters that attribute a request to one run of one panel.
 * `token`: 32 lower-case hex digits that the witness issued to an open panel. `run`: 16, made by the page.
 */
export const TOKEN_PARAMETER = 'token';
export const RUN_PARAMETER = 'run';
export const TOKEN_PATTERN = /^[0-9a-f]{32}$/;
export const RUN_PATTERN = /^[0-9a-f]{16}$/;

/** In the URL of a page that was loaded anew because another app's service worker had stood in its place. */
export const REMOVED_WORKER_PARAMETER = 'removed-worker';
