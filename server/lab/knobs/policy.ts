import type { Answer } from '../../http/answer.ts';
import { parametersOf } from '../../http/query.ts';
import { quote } from '../../http/quote.ts';
import { RUN_PARAMETER, RUN_PATTERN, TOKEN_PARAMETER, TOKEN_PATTERN } from '../../protocol/paths.ts';
import { type Allowlist, type Knob, type Readers, secret } from './knobs.ts';

/** A request that the lab will not serve, with the answer that says why. */
export class Refused extends Error {
  readonly answer: Answer;
  constructor(status: number, sentence: string, headers: Readonly<Record<string, string>> = {}) {
    super(sentence);
    this.name = 'Refused';
    this.answer = { status, sentence, headers };
  }
}

/** The two parameters that attribute a request to a run; every address of the lab knows them. */
const ATTRIBUTION = {
  [TOKEN_PARAMETER]: secret(TOKEN_PATTERN, '32 lower-case hex digits'),
  [RUN_PARAMETER]: secret(RUN_PATTERN, '16 lower-case hex digits'),
} as const;

type Table = Readonly<Record<string, Knob<unknown>>>;
type Values<K extends Table> = { readonly [N in keyof K]?: K[N] extends Knob<infer T> ? T : never };
export type KnobValues<K extends Table> = Values<K> & Values<typeof ATTRIBUTION>;

/**
 * The knobs in a request's target.
 *
 * @param target the request's target, beginning with a slash
 * @throws Refused with 400 and a sentence that names the parameter which is unknown, given twice or malformed
 */
export function readKnobs<K extends Table>(target: string, knobs: K): KnobValues<K> {
  const values: Record<string, unknown> = {};
  const parameters = parametersOf(target);
  for (let at = 0; at < parameters.length; at += 2) {
    const name = parameters[at] ?? '';
    const text = parameters[at + 1] ?? '';
    const knob = knobNamed(name, ATTRIBUTION) ?? knobNamed(name, knobs);
    if (knob === undefined) {
      const names = Object.keys({ ...knobs, ...ATTRIBUTION }).join(', ');
      throw new Refused(400, `There is no knob ${quote(name)} here; the knobs are ${names}.`);
    }
    if (Object.hasOwn(values, name))
      throw new Refused(400, `The knob ${name} is given twice; it may be given once.`);
    const value = knob.read(text);
    if (value === undefined) {
      const held = knob.secret ? 'something else' : quote(text);
      throw new Refused(400, `The knob ${name} holds ${held}; it may hold ${knob.takes}.`);
    }
    values[name] = value;
  }
  return values as KnobValues<K>;
}

function knobNamed(name: string, knobs: Table): Knob<unknown> | undefined {
  return Object.hasOwn(knobs, name) ? knobs[name] : undefined;
}

/**
 * Holds an Origin against an allowlist.
 *
 * Without a list everyone is let in: a server that does not look at Origin "will accept connections from anywhere"
 * (RFC 6455 §4.2.2). With a list, a request without Origin is refused too: such a client is no browser (§4.2.1), so the
 * list protects nobody from it, but "an origin they expect" (§10.2) is not there either, and whoever can leave the
 * header out can as well write it (§10.1). `*` is a list of everyone, with or without the header.
 *
 * @throws Refused with 403, the status of RFC 6455 §10.2
 */
export function checkOrigin(origin: string | undefined, allow: Allowlist | undefined): void {
  if (allow === undefined || allow === '*') return;
  if (origin !== undefined && allow.includes(origin)) return;
  const given = origin === undefined ? 'it carries no Origin' : `its Origin is ${quote(origin)}`;
  throw new Refused(
    403,
    `The lab refused this request: ${given}, and the allowlist accepts only ${allow.join(', ')}.`,
  );
}

/**
 * A delay holds a connection open, so only an open panel may ask for one.
 *
 * @throws Refused with 403
 */
export function checkDelay(
  knobs: { readonly delay?: number; readonly token?: string },
  isOpenPanel: (token: string) => boolean,
): void {
  if (!knobs.delay || (knobs.token !== undefined && isOpenPanel(knobs.token))) return;
  throw new Refused(403, 'The knob delay needs the token of an open panel, and this request has none.');
}

/** Who may read an answer, in the words of Socket.IO's `cors` option. */
export interface CorsOptions {
  readonly origin: string | string[] | false;
  readonly credentials: boolean;
}

/** The `cors` and `credentials` knobs as options; without knobs the reader's origin may read, without credentials. */
export function corsOptions(
  { cors = 'reader', credentials = false }: { readonly cors?: Readers; readonly credentials?: boolean },
  reader: string,
): CorsOptions {
  const origin = cors === 'reader' ? reader : cors === 'off' ? false : cors === '*' ? '*' : [...cors];
  return { origin, credentials };
}

/**
 * The headers that let a page read a refusal: those that Socket.IO's `cors` option puts on every other answer
 * (Fetch Standard, "CORS check").
 */
export function corsHeaders(
  { origin, credentials }: CorsOptions,
  asking: string | undefined,
): Record<string, string> {
  if (origin === false) return {};
  const allowed = typeof origin === 'string' ? origin : origin.find(one => one === asking);
  return {
    ...(allowed !== undefined && { 'Access-Control-Allow-Origin': allowed }),
    ...(origin !== '*' && { Vary: 'Origin' }),
    ...(credentials && { 'Access-Control-Allow-Credentials': 'true' }),
  };
}
