import { getField, type RequestHead } from '../../../../web/rules/core/exchange.ts';
import { isPreflight } from '../../../../web/rules/fetch/wire-outcome.ts';
import type { BareAnswer, BareCase } from '../case.ts';

/** The page in which the cases run, or one that they open: no policy holds for it. */
export const PAGE: BareAnswer = { status: 200, fields: [{ name: 'Content-Type', value: 'text/html' }] };
export const NOT_FOUND: BareAnswer = { status: 404, fields: [] };
const READABLE: BareAnswer = {
  status: 200,
  fields: [
    ...PAGE.fields,
    { name: 'Access-Control-Allow-Origin', value: '{own}' },
    { name: 'Access-Control-Allow-Credentials', value: 'true' },
  ],
};

/** The text `a` in one frame without a mask (RFC 6455 §5.2). */
const MESSAGE = Buffer.from([0x81, 1, 0x61]);
/** The path at which the settings of a case are asked for, by their places. */
const SETTING = /\/set(\d)$/;

/** What a case answers to its requests, one after the other; null: the connection is cut without a response. */
export function answering(one: BareCase): (request: RequestHead) => BareAnswer | null {
  const own = answeringOwn(one);
  return request => {
    if (!isPreflight({ request, response: null })) return own(request);
    return one.channel === 'fetch' && one.preflight !== undefined ? one.preflight : allowing(request);
  };
}

function answeringOwn(one: BareCase): (request: RequestHead) => BareAnswer | null {
  switch (one.channel) {
    case 'websocket':
      return () => one.answer;
    case 'fetch': {
      const left = [...one.answers];
      return () => (left.length > 1 ? left.shift() : left[0]) ?? null;
    }
    case 'policy':
      return ({ target }) => (target.endsWith('/page') ? underPolicy(one.sources) : READABLE);
    case 'cookies':
      return ({ target }) => setting(one.sets[Number(SETTING.exec(target)?.[1])]?.lines ?? []);
  }
}

/** What a case sends between a 101 and the end of its connection; null: the connection stays. */
export function lastWords(one: BareCase): Buffer | null {
  if (one.channel !== 'websocket' || one.hangsUp === undefined) return null;
  return one.hangsUp === 'at-once' ? Buffer.alloc(0) : MESSAGE;
}

/** A page whose `connect-src` has these sources. */
function underPolicy(sources: readonly string[]): BareAnswer {
  const value = `connect-src ${sources.join(' ')}`;
  return { ...PAGE, fields: [...PAGE.fields, { name: 'Content-Security-Policy', value }] };
}

function setting(lines: readonly string[]): BareAnswer {
  return {
    ...READABLE,
    fields: [...READABLE.fields, ...lines.map(value => ({ name: 'Set-Cookie', value }))],
  };
}

/** A preflight's answer that allows all that it asks for. */
function allowing({ fields }: RequestHead): BareAnswer {
  const asked = (name: string) => getField(fields, name) ?? '';
  return {
    status: 204,
    fields: [
      { name: 'Access-Control-Allow-Origin', value: asked('Origin') },
      { name: 'Access-Control-Allow-Credentials', value: 'true' },
      { name: 'Access-Control-Allow-Methods', value: asked('Access-Control-Request-Method') },
      { name: 'Access-Control-Allow-Headers', value: asked('Access-Control-Request-Headers') },
    ],
  };
}
