import type { Field } from '../../rules/core/exchange.ts';
import { isOfTheMessage } from './browser-exchange.ts';
import { type CurlCommand, requestOf } from './curl-command.ts';
import { MOST_FIELDS } from './limits.ts';
import { openAddress, openField, originIn } from './mask.ts';

/** Where one of these commands begins; what stands before it is a prompt. */
export const OTHER_COMMAND =
  /^[^'"|;]{0,60}?(?:^|[$%#>❯] ?)(?:(?:http|https|xh) +(?=--?\w|GET\b|POST\b|PUT\b|PATCH\b|DELETE\b|OPTIONS\b|HEAD\b|:|localhost|https?:|['"]https?:)|wget(?=\s)|(?:[^'"|;]{0,60}[\s=(])?(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)(?=\s))/i;

interface Told {
  readonly url: string | null;
  readonly method: string;
  readonly fields: readonly Field[];
}

function commandOf({ url, method, fields }: Told): CurlCommand | null {
  const address = url === null ? null : openAddress(/^[a-z]+:\/\//i.test(url) ? url : `http://${url}`);
  if (address === null) return null;
  const own = fields.filter(isOfTheMessage).slice(0, MOST_FIELDS).map(openField);
  const origin = own.find(({ name }) => name.toLowerCase() === 'origin')?.value ?? null;
  return {
    request: requestOf({ how: 'curl', url: address, method, fields: own }),
    sentOrigin: origin === null ? null : originIn(origin),
  };
}

function fieldIn(text: string): readonly Field[] {
  const colon = text.indexOf(':');
  return colon > 0 ? [{ name: text.slice(0, colon).trim(), value: text.slice(colon + 1).trim() }] : [];
}

/** `wget --header='Origin: …' --method=PUT URL` and `http PUT URL Origin:…`, by their words. */
export function readOtherCommand(words: readonly string[]): CurlCommand | null {
  const fields: Field[] = [];
  let method: string | null = null;
  let url: string | null = null;
  let body = false;
  const rest = words.slice(1);
  for (const [at, word] of rest.entries()) {
    const header = /^--header(?:=(.*))?$/.exec(word);
    const named = /^--method=(\w+)$/.exec(word);
    if (header) fields.push(...fieldIn(header[1] ?? rest[at + 1] ?? ''));
    else if (named) method = named[1] ?? null;
    else if (/^--(?:post|body)-(?:data|file)/.test(word)) body = true;
    else if (word.startsWith('-')) continue;
    else if (/^[A-Z]{3,10}$/.test(word) && url === null) method = word;
    else if (url === null && /^(?:https?:\/\/|localhost\b|:\d|:\/|[\w-]+(?:\.[\w-]+)+)/.test(word))
      url = word.replace(/^:(?=[\d/])/, 'localhost:').replace('localhost:/', 'localhost/');
    else if (/^[\w-]+:(?!=)/.test(word) && url !== null) fields.push(...fieldIn(word));
    else if (/^[\w-]+:?==?/.test(word)) body = true;
  }
  return commandOf({ url, method: method ?? (body ? 'POST' : 'GET'), fields });
}

/** `Invoke-WebRequest -Uri "…" -Method "…" -Headers @{ "a"="b" }`, as DevTools copies it, too. */
export function readPowershell(source: string): CurlCommand | null {
  const option = (name: string): string | null => {
    const match = new RegExp(
      `-${name}\\s{1,4}(?:"([^"\\n]{1,2048})"|'([^'\\n]{1,2048})'|([^\\s"'@$]{1,2048}))`,
      'i',
    ).exec(source);
    return match ? (match[1] ?? match[2] ?? match[3] ?? null) : null;
  };
  const table = /-Headers\s{1,4}@\{([^}]{0,20000})\}/i.exec(source)?.[1] ?? '';
  const fields = [
    ...table.matchAll(
      /["']?([\w:-]{1,100})["']?\s{0,4}=\s{0,4}(?:"((?:[^"`\n]|`.){0,2048})"|'([^'\n]{0,2048})')/g,
    ),
  ].map(([, name = '', double, single]) => ({
    name,
    value: (double ?? single ?? '').replace(/`(.)/g, '$1'),
  }));
  const type = option('ContentType');
  const plain =
    /(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\s{1,4}["']?(https?:\/\/[^\s"']{1,2048})/i.exec(
      source,
    )?.[1];
  return commandOf({
    url: option('Uri') ?? plain ?? null,
    method: option('Method')?.toUpperCase() ?? 'GET',
    fields: type === null ? fields : [...fields, { name: 'Content-Type', value: type }],
  });
}
