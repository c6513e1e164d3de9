import type { PageResult } from '../../rules/core/observed.ts';
import type { Code, CodeOf } from '../code.ts';
import { defineExperiment, type Evidence, type Judgement, type Page } from '../experiment.ts';
import type { KnobValues } from '../knob.ts';
import { LEFT_OUT } from '../shared/choices.ts';
import { labelOf, PAGE, quoted, SERVER, token } from '../shared/code.ts';
import { choice, same } from '../shared/knob.ts';
import { packetsFromServer } from '../shared/recorded.ts';
import { judgeConnection } from '../socket-io/judge-connection.ts';

const KNOBS = {
  data: choice(
    { zh: '发出 data', en: 'data' },
    'once',
    {
      once: { zh: '一次', en: 'once' },
      twice: { zh: '两次，相隔 2 秒', en: 'twice, 2 s apart' },
    },
    'server',
  ),
  cors: choice(
    same('cors'),
    'reader',
    {
      reader: same('{reader}'),
      off: LEFT_OUT,
    },
    'server',
  ),
} as const;

/** How often the server emits `data`. */
const TIMES = { once: 1, twice: 2 } as const;
type Data = keyof typeof TIMES;

// #region listing
const MARKUP = {
  zh: '<p>数据</p><p role="status"><span hidden>2s后改变数据👻</span></p>',
  en: '<p>Data</p><p role="status"><span hidden>The data changes in 2 s 👻</span></p>',
};

async function run({ origins, attribution, view, signal, saw }: Page, knobs: KnobValues<typeof KNOBS>) {
  const { io } = await import('socket.io-client');
  const p = view.querySelector('p');
  const notice = view.querySelector('span');
  const url = origins['other-site'];
  saw('call', 'io', { url });
  const socket = io(url, {
    transports: ['polling', 'websocket'], // the default without WebTransport, which needs HTTP/3
    forceNew: true, // a connection of its own for every run
    reconnection: false, // one attempt, so that a refusal stays the last word
    query: { ...attribution, data: knobs.data, cors: knobs.cors },
  });
  signal.addEventListener('abort', () => socket.disconnect());

  return new Promise<PageResult>(resolve => {
    let changes = 0;
    socket.on('data', data => {
      if (notice) notice.hidden = false;
      if (p) p.textContent = data;
      saw('receive', 'data', { text: data });
      changes += 1;
      if (changes === 2) socket.disconnect();
      // A second `data` would come 2 s later: it is waited for a little longer.
      else if (knobs.data === 'once') setTimeout(() => socket.disconnect(), 3_000);
    });
    socket.on('connect', () => saw('event', 'connect', {}));
    socket.on('connect_error', ({ message }) => {
      saw('event', 'connect_error', { message });
      socket.disconnect();
      resolve('error');
    });
    socket.on('disconnect', reason => {
      saw('event', 'disconnect', { reason });
      resolve('value');
    });
  });
}
// #endregion

/** The head of the panel: both sides as a developer would write them. */
function code({ knobs, origins, language, written }: CodeOf<typeof KNOBS>): Code {
  const cors =
    knobs.cors === 'reader' ? ['{ cors: { origin: ', token('cors', quoted(origins.reader)), ' } }'] : [];
  const often = token('data', labelOf(KNOBS.data, knobs.data, language));
  return [
    {
      who: PAGE,
      lines: [
        [`const socket = io(${quoted(origins['other-site'])})`],
        ["socket.on('data', data => p.textContent = data)"],
      ],
    },
    {
      who: SERVER,
      lines: [
        ['new Server(', ...cors, ')'],
        ["socket.emit('data', …)", ...(written.has('data') ? ['  // ', often] : [])],
      ],
    },
  ];
}

function judge(evidence: Evidence<typeof KNOBS>): Judgement {
  const { knobs, origins, exchanges, result } = evidence;
  const judgement = judgeConnection(evidence, {
    url: origins['other-site'],
    client: {
      transports: ['polling', 'websocket'],
      tryAllTransports: false,
      withCredentials: false,
      namespace: '/',
    },
    server: { transports: ['polling', 'websocket'], allow: null },
    upgradeErrors: [],
  });
  if (result !== 'value') return judgement;
  const emitted = exchanges
    .flatMap(packetsFromServer)
    .filter(({ socketIo }) => socketIo?.packet?.event?.name === 'data').length;
  const what = { zh: '服务器发出的 data', en: 'data events from the server' };
  const times = TIMES[knobs.data as Data];
  if (emitted === times) return judgement;
  const differs = { what, rule: `${times}`, seen: `${emitted}` };
  return { ...judgement, disagreements: [...(judgement.disagreements ?? []), differs] };
}

export default defineExperiment({
  title: { zh: '一个段落，由服务器改变', en: 'A paragraph that the server changes' },
  knobs: KNOBS,
  markup: MARKUP,
  run,
  judge,
  code,
  about: 'connection',
  route: (_, origins) => [origins.reader, origins['other-site']],
  server: 'socket-io/greeting',
});
