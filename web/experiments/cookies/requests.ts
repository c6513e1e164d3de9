import { LAB_PATHS, RUN_PARAMETER } from '../../../server/protocol/paths.ts';
import type { LabOriginName } from '../../../server/protocol/words.ts';
import type { CredentialsMode } from '../../rules/cors/check.ts';
import type { Initiator } from '../../stage/messages.ts';
import type { Asker, Page } from '../experiment.ts';
import { getBy } from '../shared/get.ts';
import { here } from '../shared/here.ts';
import { type CookieKnobValues, kindsOf } from './knobs.ts';

/** What an answer must hold for each means to take it. */
export const AS: Readonly<Record<string, string>> = {
  image: 'png',
  script: 'script',
  frame: 'html',
  link: 'html',
  'form-post': 'html',
};
const CREDENTIALS: Readonly<Record<string, CredentialsMode>> = {
  fetch: 'include',
  'fetch-default': 'same-origin',
  'fetch-omit': 'omit',
};

export function credentialsOf({ means }: CookieKnobValues): CredentialsMode | undefined {
  return CREDENTIALS[means];
}

/** These change the address bar: what sends them has a window of its own. */
export function isNavigation({ means }: CookieKnobValues): boolean {
  return means === 'link' || means === 'form-post';
}

/** What says which cookies are set, and where. */
export type CookieSetting = Pick<CookieKnobValues, 'kinds' | 'setBy' | 'setOn'>;

/** The origin that the cookies are sent to. */
export function targetOf({ setOn, target }: CookieKnobValues): LabOriginName {
  return (target === 'same' ? setOn : target) as LabOriginName;
}

/** The page that has the cookies set: this one across origins, or one of the origin that sets them. */
export async function setterOf(page: Page, { setBy, setOn }: CookieSetting): Promise<Asker> {
  return setBy === 'fetch' ? here(page) : page.stage({ on: setOn as LabOriginName, place: 'window' });
}

/** The page that makes the request with the cookies. */
export async function senderOf(page: Page, knobs: CookieKnobValues): Promise<Asker> {
  if (knobs.from === 'page') return here(page);
  return page.stage({ on: knobs.stageOn as LabOriginName, place: isNavigation(knobs) ? 'window' : 'frame' });
}

/** The address that sets the cookies. */
export function settingUrl(setter: Asker, page: Page, { kinds, setOn }: CookieSetting): URL {
  const base = `${page.origins[setOn as LabOriginName]}${LAB_PATHS.cookies}set`;
  return setter.url(base, { kind: kindsOf(kinds).join() });
}

/** The address that expires them. Without the number of the run it is no part of its record. */
export function clearingUrl(setter: Asker, page: Page, { setOn }: CookieSetting): URL {
  const url = setter.url(`${page.origins[setOn as LabOriginName]}${LAB_PATHS.cookies}clear`, {});
  url.searchParams.delete(RUN_PARAMETER);
  return url;
}

/** The address that they are sent to. */
export function sendingUrl(sender: Asker, page: Page, knobs: CookieKnobValues): URL {
  const origin = page.origins[targetOf(knobs)];
  const deep = knobs.deep === 'on' ? 'deep/' : '';
  if (knobs.means === 'websocket') return sender.url(origin.replace(/^http/, 'ws') + LAB_PATHS.websocket, {});
  return sender.url(`${origin}${LAB_PATHS.cookies}${deep}echo`, { as: AS[knobs.means] });
}

/**
 * Where to ask, before a handshake across schemes or hosts, whether third parties may have cookies in this browser: Chromium says so in
 * the request (Storage Access Headers), but not with a handshake. Null where it makes no difference.
 */
export function askingUrl(sender: Asker, page: Page, knobs: CookieKnobValues): URL | null {
  const origin = page.origins[targetOf(knobs)];
  const placeOf = (address: string) => `${new URL(address).protocol}//${new URL(address).hostname}`;
  const elsewhere = [sender.client.url, page.origins.reader].some(
    address => placeOf(address) !== placeOf(origin),
  );
  return knobs.means === 'websocket' && elsewhere
    ? sender.url(`${origin}${LAB_PATHS.cookies}echo`, {})
    : null;
}

/** Sends by a means that is not `fetch`. */
export function initiatorOf({ means }: CookieKnobValues): Initiator {
  return means as Initiator;
}

/** Expires the cookies, as the page may that had them set. */
export async function clear(setter: Asker, page: Page, knobs: CookieSetting): Promise<void> {
  await setter.ask(getBy(clearingUrl(setter, page, knobs), 'include'));
}

/**
 * What leaves no cookie behind a run that the reader ends, or the page with it: `keepalive` lets the request outlive the page.
 * What it does not reach, because third parties may remove nothing here, ends by itself after ten minutes.
 *
 * @returns resolves when what the abort began is over; at once where nothing was aborted
 */
export function clearOnLeave(page: Page, knobs: CookieSetting): () => Promise<unknown> {
  const { href } = clearingUrl(here(page), page, knobs);
  let clearing: Promise<unknown> = Promise.resolve();
  page.signal.addEventListener('abort', () => {
    // Where it fails, the lab is gone.
    clearing = fetch(href, { mode: 'no-cors', credentials: 'include', keepalive: true }).catch(() => {});
  });
  return () => clearing;
}
