import type { Origins } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import {
  type FramePage,
  isKeyed,
  type LabOriginName,
  REQUEST_ORIGIN_NAMES,
} from '../../../server/protocol/words.ts';
import type { Actor } from '../experiment.ts';
import { choicesOf } from './choices.ts';

/** Without the lab's https origin: who opens a page there must trust its certificate, and between pages it would show nothing new. */
const HOSTS: readonly LabOriginName[] = REQUEST_ORIGIN_NAMES.filter(name => name !== 'lab-tls');

/** Where a page may be, shown as the configuration has it. */
export const HOST_CHOICES = choicesOf(
  HOSTS,
  Object.fromEntries(HOSTS.map(name => [name, { zh: `{${name}}`, en: `{${name}}` }])),
);

export const BROWSER: Actor = { kind: 'browser', name: { zh: '浏览器', en: 'browser' } };

/** Where a page stands that another one shows in a frame, or that a window comes to. */
export function frameAddress(origins: Origins, name: LabOriginName, page: FramePage): string {
  return origins[name] + LAB_PATHS.frames + page;
}

/** What its query says of its agent cluster; `keyed` absent: as all pages of its origin do. */
export function keying(name: LabOriginName, keyed = isKeyed(name)): { readonly keyed?: 'off' } {
  return keyed ? {} : { keyed: 'off' };
}

/** A page's address with its query. */
export function withQuery(address: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
