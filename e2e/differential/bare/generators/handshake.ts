import fc from 'fast-check';
import type { Field } from '../../../../web/rules/core/exchange.ts';
import { NO_FIELD, oneOf, valueArbitrary, type Weights } from '../../search/values.ts';
import type { BareAnswer, BareCase } from '../case.ts';
import { answerArbitrary, type FieldWeights } from './response.ts';

const HANDSHAKE_URLS: Weights = {
  '{own.ws}/{id}': 60,
  '{other.ws}/{id}?a=b': 6,
  '{own}/{id}': 3,
  '/{id}': 3,
  '{own.ws}/{id}#part': 3,
  '{own.ws}/{id}#': 3,
  '{nobody.ws}/{id}': 3,
  '{twin.ws}/{id}': 10,
  'ws://localhost:6000/{id}': 3,
  'ftp://localhost/{id}': 3,
  'data:,a': 1,
  'ws://[': 3,
  'ws://localhost:99999/': 1,
};

const PROTOCOLS: Weights = {
  '[]': 24,
  '["chat"]': 12,
  '["chat","superchat"]': 12,
  '["chat","chat"]': 2,
  '["chat","Chat"]': 2,
  '[""]': 1,
  '["a b"]': 1,
  '["a,b"]': 1,
  '["a/b"]': 1,
  '["é"]': 1,
};

const HANDSHAKE_FIELDS: FieldWeights = {
  Upgrade: {
    websocket: 20,
    WebSocket: 2,
    [NO_FIELD]: 1,
    h2c: 1,
    'h2c, websocket': 2,
    'websocket, websocket': 1,
    'websocket/13': 1,
  },
  Connection: {
    Upgrade: 20,
    upgrade: 2,
    'keep-alive, Upgrade': 2,
    [NO_FIELD]: 1,
    close: 1,
    'Upgrade, close': 1,
  },
  'Sec-WebSocket-Accept': {
    '{accept}': 24,
    [NO_FIELD]: 1,
    's3pPLMBiTxaQ9kYGzzhZRbK+xOo=': 1,
    '{accept}, {accept}': 1,
    '': 1,
  },
  'Sec-WebSocket-Protocol': {
    [NO_FIELD]: 12,
    chat: 8,
    superchat: 3,
    Chat: 2,
    other: 2,
    'chat, superchat': 1,
    '': 1,
  },
  'Sec-WebSocket-Extensions': {
    [NO_FIELD]: 20,
    'permessage-deflate': 2,
    'x-lab': 2,
    'permessage-deflate, x-lab': 1,
  },
};

/** The response that no browser finds fault with. */
export const ACCEPTING: BareAnswer = {
  status: 101,
  fields: [
    { name: 'Upgrade', value: 'websocket' },
    { name: 'Connection', value: 'Upgrade' },
    { name: 'Sec-WebSocket-Accept', value: '{accept}' },
  ],
};

/** Handshakes by any address, with answers that may be wrong in any part. */
export const handshake: fc.Arbitrary<BareCase> = fc
  .record({
    url: valueArbitrary(HANDSHAKE_URLS),
    protocols: valueArbitrary(PROTOCOLS),
    answer: fc.oneof(
      { weight: 24, arbitrary: answerArbitrary({ 101: 1 }, HANDSHAKE_FIELDS) },
      { weight: 4, arbitrary: answerArbitrary({ 200: 1, 204: 1, 302: 1, 404: 1, 503: 1 }, HANDSHAKE_FIELDS) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
  })
  .map(({ protocols, ...rest }) => ({
    channel: 'websocket',
    ...rest,
    protocols: JSON.parse(protocols) as string[],
  }));

/** Calls with one fault each, of which the server may see nothing. */
export const misCalled: fc.Arbitrary<BareCase> = fc
  .constantFrom(
    { url: 'ws://[', protocols: [] },
    { url: 'ws://localhost:99999/', protocols: [] },
    { url: 'ftp://localhost/{id}', protocols: [] },
    { url: '{own.ws}/{id}#part', protocols: [] },
    { url: 'ws://localhost:6000/{id}', protocols: [] },
    { url: '{nobody.ws}/{id}', protocols: [] },
    { url: '{twin.ws}/{id}', protocols: [] },
    { url: '{own.ws}/{id}', protocols: ['a b'] },
    { url: '{own.ws}/{id}', protocols: ['chat', 'chat'] },
  )
  .map(call => ({ channel: 'websocket', ...call, answer: ACCEPTING }));

/** Answers with one fault each, or with what one browser takes for none. */
export const misAnswered: fc.Arbitrary<BareCase> = fc
  .record({
    protocols: fc.constantFrom<readonly string[]>([], ['chat']),
    fault: fc.constantFrom<Fault>(
      { status: 200 },
      { Upgrade: 'h2c' },
      { Upgrade: 'h2c, websocket' },
      { Connection: 'close' },
      { 'Sec-WebSocket-Accept': 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' },
      { 'Sec-WebSocket-Extensions': 'x-lab' },
      { 'Sec-WebSocket-Protocol': 'other' },
    ),
  })
  .map(({ protocols, fault: { status = 101, ...fields } }) => ({
    channel: 'websocket',
    url: '{own.ws}/{id}',
    protocols,
    answer: { status, fields: withFields(ACCEPTING.fields, fields) },
  }));

type Fault = { readonly status?: number } & Readonly<Record<string, string | number | undefined>>;

/** Fields with others in the place of those that have their names. */
function withFields(fields: readonly Field[], others: Omit<Fault, 'status'>): readonly Field[] {
  const given = Object.entries(others).map(([name, value]): Field => ({ name, value: String(value) }));
  return [...fields.filter(({ name }) => !(name in others)), ...given];
}

/** Handshakes that are accepted, and the connection closed in the same breath. */
export const hungUp: fc.Arbitrary<BareCase> = fc
  .record({
    url: valueArbitrary({ '{own.ws}/{id}': 2, '{other.ws}/{id}': 1 }),
    hangsUp: oneOf({ 'at-once': 1, 'after-message': 1 }),
  })
  .map(drawn => ({ channel: 'websocket', ...drawn, protocols: [], answer: ACCEPTING }));
