import { isSerialisedOrigin } from '../../config/schemas.ts';
import type { Origins } from '../../protocol/origins.ts';
import type { AllowOriginWord } from '../../protocol/words.ts';
import type { Fields } from '../reply/answers.ts';
import type { FetchKnobs } from './knobs.ts';

/**
 * The values of Access-Control-Allow-Origin for a word, one for each field line. An Origin is reflected only where it is
 * one that a browser could have written, so that no other text of a request gets into a header.
 *
 * @param asking the request's Origin
 */
export function allowOrigin(
  word: AllowOriginWord,
  asking: string | undefined,
  origins: Origins,
): readonly string[] {
  const { reader, partner } = origins;
  const reflectIf = (accepts: (origin: string) => boolean): readonly string[] =>
    asking !== undefined && (asking === 'null' || isSerialisedOrigin(asking)) && accepts(asking)
      ? [asking]
      : [];
  switch (word) {
    case 'none':
      return [];
    case 'any':
      return ['*'];
    case 'null':
      return ['null'];
    case 'list':
      return [`${reader}, ${partner}`];
    case 'twice':
      return [reader, partner];
    case 'slash':
      return [`${reader}/`];
    case 'upper':
      return [reader.toUpperCase()];
    case 'bare':
      return [new URL(reader).host];
    case 'reflect':
      return reflectIf(() => true);
    case 'allowlist':
      return reflectIf(origin => origin === reader || origin === partner);
    case 'suffix': // the mistake that it looks like: evil-example.com ends with example.com
      return reflectIf(
        origin => origin !== 'null' && new URL(origin).hostname.endsWith(new URL(reader).hostname),
      );
    default:
      return [origins[word]];
  }
}

type CorsKnobs = Pick<FetchKnobs, 'acao' | 'acac' | 'acam' | 'acah' | 'aceh' | 'acma' | 'on'>;

/** The Access-Control fields of an answer, as the knobs say; methods, headers and age belong to a preflight's alone. */
export function corsFields(
  kind: 'preflight' | 'request',
  { acao = 'none', acac = 'none', acam, acah, aceh, acma, on = 'both' }: CorsKnobs,
  asking: string | undefined,
  origins: Origins,
): Fields {
  if (on !== 'both' && on !== kind) return [];
  const preflight = kind === 'preflight';
  const fields: [name: string, value: string][] = [];
  for (const value of allowOrigin(acao, asking, origins)) fields.push(['Access-Control-Allow-Origin', value]);
  if (acac !== 'none') fields.push(['Access-Control-Allow-Credentials', acac]);
  if (preflight && acam) fields.push(['Access-Control-Allow-Methods', acam.join(', ')]);
  if (preflight && acah) fields.push(['Access-Control-Allow-Headers', acah.join(', ')]);
  if (preflight && acma !== undefined) fields.push(['Access-Control-Max-Age', String(acma)]);
  if (!preflight && aceh) fields.push(['Access-Control-Expose-Headers', aceh.join(', ')]);
  return fields;
}
