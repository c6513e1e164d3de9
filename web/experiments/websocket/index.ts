import { LAB_PATHS, RUN_PARAMETER, TOKEN_PARAMETER } from '../../../server/protocol/paths.ts';
import { CLOSE_CODES, CLOSE_REASON_BYTES, MOST_ITEMS } from '../../../server/protocol/words.ts';
import { type PageResult, wireOutcome } from '../../rules/core/observed.ts';
import { websocketHandshake } from '../../rules/websocket/handshake.ts';
import {
  defineExperiment,
  type Evidence,
  type Judgement,
  type Knobs,
  type KnobValues,
  type Page,
} from '../experiment.ts';
import { allowKnob, allowList, delayKnob } from '../shared/allow.ts';
import { expectedAccept, framesOf, namesIn, recorded } from '../shared/recorded.ts';

const TOKEN = "[\\w!#$%&'*+.^`\\|~\\-]+";
/** A list of tokens (RFC 9110 §5.6.2), which is what subprotocols are (RFC 6455 §4.1); that none stands twice, the constructor checks. */
const OFFERED = `(${TOKEN}(, ?${TOKEN})*)?`;
/** As the lab takes it: none of them twice, and no more than it reads. */
const SPOKEN = `(?!(?:.*, ?)?(${TOKEN}), ?(?:.*, ?)?\\1(?:,|$))(?:${TOKEN}(?:, ?${TOKEN}){0,${MOST_ITEMS - 1}})?`;

const KNOBS = {
  scheme: {
    kind: 'choice',
    label: { zh: '协议', en: 'Scheme' },
    default: 'ws',
    choices: {
      ws: { zh: 'ws:// 明文', en: 'ws:// plain' },
      wss: { zh: 'wss:// 加密', en: 'wss:// encrypted' },
    },
  },
  allow: allowKnob,
  offer: {
    kind: 'text',
    label: { zh: '页面提出的子协议', en: 'Subprotocols the page offers' },
    default: '',
    pattern: OFFERED,
    maxLength: 60,
    commas: 'all',
    takes: {
      zh: '用逗号分隔的名字，如 chat, superchat',
      en: 'names with commas between, such as chat, superchat',
    },
  },
  protocols: {
    kind: 'text',
    label: { zh: '服务器会说的子协议', en: 'Subprotocols the server speaks' },
    default: '',
    pattern: SPOKEN,
    maxLength: 60,
    commas: 'all',
    takes: {
      zh: `用逗号分隔的名字，按偏好排序，不重复，最多 ${MOST_ITEMS} 个`,
      en: `names with commas between, the preferred first, each once, at most ${MOST_ITEMS}`,
    },
  },
  send: {
    kind: 'text',
    label: { zh: '页面发送', en: 'The page sends' },
    default: 'hello',
    pattern: '[^\\u0000-\\u001f]*',
    maxLength: 200,
    takes: { zh: '一行文字', en: 'one line of text' },
  },
  binary: {
    kind: 'switch',
    label: { zh: '再发 4 个二进制字节', en: 'And four binary bytes' },
    default: 'off',
  },
  push: {
    kind: 'choice',
    label: { zh: '服务器主动推送', en: 'The server pushes' },
    default: 'off',
    choices: {
      off: { zh: '不推送', en: 'nothing' },
      200: { zh: '每 200 毫秒', en: 'every 200 ms' },
      1000: { zh: '每 1 秒', en: 'every second' },
    },
  },
  close: {
    kind: 'text',
    label: { zh: '服务器接受后立即关闭', en: 'The server closes after accepting' },
    default: '',
    pattern: `((${CLOSE_CODES})(,[^\\u0000-\\u001f]*)?)?`,
    maxLength: 200,
    commas: 'first',
    bytes: {
      name: { zh: '原因', en: 'reason' },
      part: value => value.slice(value.indexOf(',') + 1 || value.length),
      most: CLOSE_REASON_BYTES,
    },
    takes: {
      zh: '状态码（1000–1003、1007–1014、3000–4999）和原因，如 1008,origin not allowed',
      en: 'a code (1000–1003, 1007–1014, 3000–4999) and a reason, such as 1008,origin not allowed',
    },
  },
  delay: delayKnob,
} as const satisfies Knobs;

/** With pushes on, both sides speak this many times; else the page speaks once. */
const TURNS = 3;

/** What its judge needs of a run: the URL that the page asked for. */
interface Learned {
  readonly url: string;
}

// #region listing
async function run(page: Page<Learned>, knobs: KnobValues<typeof KNOBS>): Promise<PageResult> {
  const base = knobs.scheme === 'wss' ? page.origins['lab-tls'] : page.origins.lab;
  const url = page.url(base.replace(/^http/, 'ws') + LAB_PATHS.websocket, {
    allow: allowList(knobs.allow, page.origins),
    protocols: knobs.protocols || undefined,
    push: knobs.push === 'off' ? undefined : knobs.push,
    close: knobs.close || undefined,
    delay: knobs.delay === '0' ? undefined : knobs.delay,
  });
  const offer = [...namesIn(knobs.offer)];

  page.learned({ url: url.href });
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
      protocols: namesIn(knobs.offer),
      origin: origins.reader,
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

export default defineExperiment<typeof KNOBS, Learned>({
  title: { zh: 'WebSocket', en: 'WebSocket' },
  knobs: KNOBS,
  run,
  judge,
  route: (knobs, { reader, lab, ...others }) => [reader, knobs.scheme === 'wss' ? others['lab-tls'] : lab],
  server: 'websocket/endpoint',
});
