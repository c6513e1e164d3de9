/** Every way of failing that this page can name; an id is one decision, whoever reports it. */
export const CAUSE_IDS = [
  // the CORS check of an answer
  'allow-origin-missing',
  'allow-origin-mismatch',
  'allow-origin-multiple',
  'wildcard-with-credentials',
  'credentials-not-allowed',
  'cors-unnamed',
  // the preflight
  'preflight-status',
  'preflight-redirect',
  'preflight-method',
  'preflight-header',
  'preflight-unreadable',
  'options-refused',
  // redirects
  'redirect-credentials',
  'redirect-refused',
  // before anything is sent
  'csp',
  'mixed-content',
  'bad-port',
  'local-network',
  'mode-same-origin',
  'no-cors-method',
  'not-http',
  'url-without-scheme',
  'call-invalid',
  'blocked-by-extension',
  'closed-by-page',
  // the way to the server
  'connection-refused',
  'name-not-resolved',
  'connection-lost',
  'certificate',
  'tls',
  'stream-upload',
  'network-other',
  // what is read without CORS
  'opaque',
  'orb',
  'corp',
  'status-readable',
  'readable',
  // WebSocket
  'socket-refused',
  'socket-not-upgraded',
  'socket-unanswered',
  'socket-accept',
  'socket-upgrade',
  'socket-subprotocol-unanswered',
  'socket-subprotocol-unasked',
  'socket-accepted',
  // Socket.IO and Engine.IO
  'engine-transport',
  'engine-session',
  'engine-forbidden',
  'engine-protocol',
  'namespace-invalid',
  // symptoms: many causes look like this
  'failed-to-fetch',
  'did-not-succeed',
  'failed-with-status',
  'same-origin-failed',
  'event-source-failed',
  'socket-1006',
  'socket-failed',
  'xhr-poll-error',
  'websocket-error',
] as const;

export type CauseId = (typeof CAUSE_IDS)[number];

/** What says only that something failed: any other evidence tells more. */
export const SYMPTOMS: ReadonlySet<CauseId> = new Set<CauseId>([
  'failed-to-fetch',
  'did-not-succeed',
  'failed-with-status',
  'same-origin-failed',
  'event-source-failed',
  'socket-1006',
  'socket-failed',
  'xhr-poll-error',
  'websocket-error',
]);
