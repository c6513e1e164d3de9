import type { CauseId } from '../causes/index.ts';
import { openAddress, openText, originIn, schemelessAddress } from './mask.ts';
import type { Speaker } from './message.ts';
import { type PastedMessage, said } from './pasted.ts';

/** What the groups of a sentence's pattern may be called; each is read into the field of that name. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** One sentence of a browser's console. */
export interface Sentence {
  /** Found anywhere in a line whose quotes are straight. No pattern may repeat a repetition: lines are foreign text. */
  readonly pattern: RegExp;
  readonly by: Speaker;
  /** What it says; null where the groups, or what stands before it in its line, turn out to be nothing after all. */
  readonly means: (groups: Groups, before: string) => PastedMessage | null;
}

/** A sentence that always means one cause. */
export function sentence(
  by: Speaker,
  pattern: RegExp,
  cause: CauseId,
  more: Partial<Pick<PastedMessage, 'at' | 'api' | 'measured' | 'value' | 'status'>> = {},
): Sentence {
  return { by, pattern, means: groups => said(cause, by, { ...fieldsOf(groups), ...more }) };
}

/**
 * What a browser’s complaint about an address that is not http(s) comes to: mostly somebody forgot the scheme, and the value is then the
 * address that was meant.
 */
export function notHttp(url: string | undefined): Pick<PastedMessage, 'cause' | 'value'> {
  const meant = schemelessAddress(url ?? '');
  return { cause: meant === null ? 'not-http' : 'url-without-scheme', value: meant };
}

/** The fields that the named groups hold, each parsed for what it must be. */
export function fieldsOf(groups: Groups): Partial<PastedMessage> {
  const { url, from, origin, page, value, header, method, status, what } = groups;
  return {
    ...(url !== undefined && { url: openAddress(url) }),
    ...(from !== undefined && { from: openAddress(from) }),
    ...(origin !== undefined && { origin: originIn(origin) }),
    ...(page !== undefined && { origin: originIn(page) }),
    ...(value !== undefined && { value: openText(value) }),
    ...(header !== undefined && { header: openText(header) }),
    ...(method !== undefined && { method: openText(method) }),
    ...(status !== undefined && { status: /^\d{3}$/.test(status) ? Number(status) : null }),
    ...(what !== undefined && { api: apiOf(what) }),
  };
}

function apiOf(what: string): PastedMessage['api'] {
  if (/^fetch(?: API)?$/i.test(what.trim())) return 'fetch';
  return /^XMLHttpRequest$/i.test(what.trim()) ? 'xhr' : null;
}

/** A reason within a sentence, by its pattern. */
export interface Reason {
  readonly pattern: RegExp;
  readonly cause: CauseId;
  readonly at?: PastedMessage['at'];
  /** False for words that are known from what people quote alone. */
  readonly measured?: boolean;
}

/** A reason that was found, and the fields that its own groups hold. */
export interface FoundReason<R extends Reason> {
  readonly of: R;
  readonly fields: Partial<PastedMessage> & { readonly cause: CauseId };
}

/** The first reason that fits. */
export function reasonOf<R extends Reason>(reasons: readonly R[], text: string): FoundReason<R> | null {
  for (const of of reasons) {
    const match = of.pattern.exec(text);
    if (!match) continue;
    const { cause, at } = of;
    return { of, fields: { cause, ...(at !== undefined && { at }), ...fieldsOf(match.groups ?? {}) } };
  }
  return null;
}
