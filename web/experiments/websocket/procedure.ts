import { RUN_PARAMETER, TOKEN_PARAMETER } from '../../../server/protocol/paths.ts';
import type { LabOriginName } from '../../../server/protocol/words.ts';
import { type PageResult, wireOutcome } from '../../rules/core/observed.ts';
import { websocketHandshake } from '../../rules/websocket/handshake.ts';
import { defineProcedure, type Evidence, type Judgement, type Page } from '../experiment.ts';
import type { KnobValues } from '../knob.ts';
import { allowList } from '../shared/allow.ts';
import { namesIn } from '../shared/names.ts';
import { expectedAccept, framesOf, recorded } from '../shared/recorded.ts';
import { type KNOBS, TURNS, urlOf } from './knobs.ts';

/** What its judge needs of a run: the URL that was asked for, and the origin of the page that did. */
interface Learned {
  readonly url: string;
  readonly origin: string;
}

// #region listing
async function run(page: Page<Learned>, knobs: KnobValues<typeof KNOBS>): Promise<PageResult> {
  const query = {
    allow: allowList(knobs.allow, page.origins),
    protocols: knobs.protocols || undefined,
    push: knobs.push === 'off' ? undefined : knobs.push,
    close: knobs.close || undefined,
    delay: knobs.delay === '0' ? undefined : knobs.delay,
  };
  if (knobs.from !== 'page') return connectFrom(knobs.from as LabOriginName, page, knobs, query);

  const url = page.url(urlOf(knobs, page.origins), query);
  const offer = [...namesIn(knobs.offer)];
  page.learned({ url: url.href, origin: page.origins.reader });
  page.saw('call', 'new WebSocket', { url, protocols: offer.join(', ') });
  const socket = new WebSocket(url, offer);
  socket.binaryType = 'arraybuffer';
  page.signal.addEventListener('abort', () => socket.close());

  const pause = knobs.push === 'off' ? 0 : Number(knobs.push);
  const turns = knobs.push === 'off' ? 1 : TURNS;
  const answers = 1 + turns + (knobs.binary === 'on' ? 1 : 0) + (knobs.push === 'off' ? 0 : TURNS);
  const say = (data: string | Uint8Array<ArrayBuffer>) => {
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send(data);
    page.saw('send', 'send', { data });
  };

  return new Promise(resolve => {
    let opened = false;
    let received = 0;
    socket.onopen = () => {
      opened = true;
      page.saw('event', 'open', { protocol: socket.protocol, extensions: socket.extensions });
      for (let turn = 0; turn < turns; turn++) setTimeout(say, turn * pause, knobs.send);
      if (knobs.binary === 'on') say(new Uint8Array([0xca, 0xfe, 0xba, 0xbe]));
    };
    socket.onmessage = ({ data }) => {
      page.saw('receive', 'message', { data });
      if (++received === answers) socket.close(1000, 'the page has seen enough');
    };
    socket.onerror = () => page.saw('event', 'error', { readyState: socket.readyState });
    socket.onclose = ({ code, reason, wasClean }) => {
      page.saw('event', 'close', { code, reason, wasClean });
      resolve(opened ? 'value' : 'error');
    };
  });
}

/** Another page only connects: it neither offers subprotocols nor sends. */
async function connectFrom(
  on: LabOriginName,
  page: Page<Learned>,
  knobs: KnobValues<typeof KNOBS>,
  query: Readonly<Record<string, string | undefined>>,
): Promise<PageResult> {
  const stage = await page.stage({ on });
  const url = stage.url(urlOf(knobs, page.origins), query);
  const { origin } = stage.client;
  page.learned({ url: url.href, origin });
  page.saw('call', 'new WebSocket', { origin, url });
  const told = await stage.send('websocket', url.href);
  page.saw('event', told);
  return told === 'open' ? 'value' : 'error';
}
// #endregion

/** A URL without what attributes the run: no rule looks at it, and the token is nobody else's to see. */
function unattributed(url: string): string {
  if (!URL.canParse(url)) return url;
  const own = new URL(url);
  for (const name of [TOKEN_PARAMETER, RUN_PARAMETER]) own.searchParams.delete(name);
  return own.href;
}

function judge({
  knobs,
  origins,
  events,
  learned,
  result,
  exchanges,
  browser,
  certificate,
}: Evidence<typeof KNOBS, Learned>): Judgement {
  const [view] = exchanges;
  const exchange = view ? recorded(view) : null;
  const firstClose = view && framesOf(view).find(({ frame }) => frame.opcodeName === 'close');
  const closedByServer =
    firstClose?.direction === 'server→client'
      ? { code: firstClose.frame.close?.code ?? null, reason: firstClose.frame.close?.reason ?? '' }
      : null;
  const verdict = websocketHandshake({
    call: {
      url: unattributed(learned[0]?.url ?? ''),
      protocols: knobs.from === 'page' ? namesIn(knobs.offer) : [],
      origin: learned[0]?.origin ?? origins.reader,
    },
    certificate,
    policy: { allow: allowList(knobs.allow, origins)?.split(',') ?? null, speaks: namesIn(knobs.protocols) },
    browser,
    exchange,
    expectedAccept: view ? expectedAccept(view) : null,
    closedByServer,
  });
  const outcome = wireOutcome(result, {
    exchanges: exchange
      ? [{ method: exchange.request.method, status: exchange.response?.status ?? null }]
      : [],
    refusedByPacket: false,
    // A Close frame means something only to a page whose handshake the browser had let through.
    closedByServer: closedByServer !== null && events.some(({ name }) => name === 'open'),
  });
  return { verdict, outcome };
}

export default defineProcedure<typeof KNOBS, Learned>({ run, judge });
