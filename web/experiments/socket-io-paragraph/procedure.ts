import type { PageResult } from '../../rules/core/observed.ts';
import { defineProcedure, type Evidence, type Judgement, type Page } from '../experiment.ts';
import type { KnobValues } from '../knob.ts';
import { packetsFromServer } from '../shared/recorded.ts';
import { judgeConnection } from '../socket-io/judge-connection.ts';
import type { KNOBS } from './knobs.ts';

/** How often the server emits `data`. */
const TIMES = { once: 1, twice: 2 } as const;
type Data = keyof typeof TIMES;

// #region listing
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

export default defineProcedure<typeof KNOBS>({ run, judge });
