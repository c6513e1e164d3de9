import { ORIGIN_NAMES, type OriginName, PLACEHOLDER_ORIGINS } from '../../server/protocol/origins.ts';

const PLACE = new RegExp(`\\{(${ORIGIN_NAMES.join('|')})(\\.host|\\.ws)?\\}`, 'g');

/**
 * Prose with `{lab}` (an origin), `{lab.host}` (host and port) and `{lab.ws}` (the WebSocket address) replaced by
 * placeholders that the server fills; anything else in braces stays text.
 */
export function placeOrigins(text: string): string {
  return text.replace(PLACE, (_, name: OriginName, form?: string) => {
    const origin = PLACEHOLDER_ORIGINS[name];
    if (form === '.host') return origin.replace(/^https?:\/\//, '');
    return form === '.ws' ? origin.replace(/^http/, 'ws') : origin;
  });
}

/** The origins of a machine that configures nothing; written literally, a lesson would be false on any other. */
const DEFAULTS: Readonly<Record<string, OriginName>> = {
  'localhost:3000': 'reader',
  'localhost:3001': 'lab',
  'localhost:3002': 'lab-2',
  'localhost:3443': 'lab-tls',
  '127.0.0.1:3001': 'other-site',
  'partner.localhost:3001': 'partner',
  'evil.localhost:3001': 'evil',
  'x.a.localhost:3001': 'sibling-x',
  'y.a.localhost:3001': 'sibling-y',
};

const LITERAL =
  /(?:(https?|wss?):\/\/)?((?:localhost|127\.0\.0\.1|\[::1\]|(?:[a-z0-9-]+\.)+localhost):(?:3000|3001|3002|3443))(?!\d)/gi;

export interface LiteralOrigin {
  /** From the start of the text. */
  readonly offset: number;
  readonly literal: string;
  /** What to write instead: `{lab}`, `{lab.ws}`, `{lab.host}`. */
  readonly instead: string;
}

/** Every literal origin of ours in a text. */
export function literalOrigins(text: string): LiteralOrigin[] {
  return [...text.matchAll(LITERAL)].map(match => {
    const name = DEFAULTS[match[2]?.toLowerCase() ?? ''];
    const form = !match[1] ? '.host' : match[1].toLowerCase().startsWith('ws') ? '.ws' : '';
    const instead = name ? `{${name}${form}}` : `one of ${ORIGIN_NAMES.map(n => `{${n}${form}}`).join(' ')}`;
    return { offset: match.index, literal: match[0], instead };
  });
}
