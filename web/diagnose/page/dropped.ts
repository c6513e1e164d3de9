import { MOST_CHARACTERS } from '../reading/limits.ts';

/** A file longer than this is no log that somebody means to read here. */
const MOST_BYTES = 64 * 1024 * 1024;

interface Entry {
  readonly request?: { readonly method?: string; readonly url?: string; readonly headers?: unknown };
  readonly response?: { readonly status?: number; readonly headers?: unknown };
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'request' in value;
}

function entriesOf(text: string): readonly Entry[] | null {
  if (!/^\s*\{/.test(text)) return null;
  try {
    const { log } = JSON.parse(text) as { readonly log?: { readonly entries?: unknown } };
    return Array.isArray(log?.entries) ? log.entries.filter(isEntry) : null;
  } catch {
    return null;
  }
}

function hasHeader(headers: unknown, name: string): boolean {
  return (
    Array.isArray(headers) &&
    headers.some((one: { readonly name?: unknown }) => String(one?.name).toLowerCase() === name)
  );
}

/** Whether a request of a record may be the one that failed: it got no response or an error, or asked across origins in vain. */
function mayHaveFailed({ request, response }: Entry): boolean {
  const status = response?.status ?? 0;
  const crossed = hasHeader(request?.headers, 'origin');
  return (
    status === 0 || status >= 400 || (crossed && !hasHeader(response?.headers, 'access-control-allow-origin'))
  );
}

/** What is put into the box for a file that was dropped: of a record of the Network panel only the requests that may have failed, without bodies. */
export async function readDropped(file: File): Promise<string> {
  const text = await file.slice(0, MOST_BYTES).text();
  const entries = entriesOf(text);
  if (entries === null) return text.slice(0, MOST_CHARACTERS);
  const failed = entries.filter(mayHaveFailed);
  const kept = (failed.length > 0 ? failed : entries).slice(0, 20).map(({ request, response }) => ({
    request: { method: request?.method, url: request?.url, headers: request?.headers },
    response: { status: response?.status, headers: response?.headers },
  }));
  return JSON.stringify({ log: { entries: kept } }, null, 1);
}
