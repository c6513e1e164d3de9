import type { CallResult } from '../../stage/messages.ts';

/** A text as what it says, where it is whole JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What the script could read, as the panel shows it. */
export function shownAnswer({ learned, body }: CallResult): Readonly<Record<string, unknown>> {
  if (learned.kind === 'error') return { message: learned.message };
  const { type, status, url, redirected, headers } = learned;
  return {
    type,
    status,
    url: url && new URL(url),
    redirected,
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    body: body === null ? null : parsed(body),
  };
}
