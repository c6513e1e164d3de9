/** What the lab declares its bodies as (`server/lab/reply/bodies.ts`). */
export const CONTENT_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  text: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  script: 'text/javascript; charset=utf-8',
  png: 'image/png',
  empty: 'text/plain; charset=utf-8',
};
