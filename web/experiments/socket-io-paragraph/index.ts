import type { Code, CodeOf } from '../code.ts';
import { defineExperiment } from '../experiment.ts';
import { labelOf, PAGE, quoted, SERVER, token } from '../shared/code.ts';
import { KNOBS } from './knobs.ts';

const MARKUP = {
  zh: '<p>数据</p><p role="status"><span hidden>2s后改变数据👻</span></p>',
  en: '<p>Data</p><p role="status"><span hidden>The data changes in 2 s 👻</span></p>',
};

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

export default defineExperiment<typeof KNOBS>({
  title: { zh: '一个段落，由服务器改变', en: 'A paragraph that the server changes' },
  knobs: KNOBS,
  markup: MARKUP,
  code,
  about: 'connection',
  route: (_, origins) => [origins.reader, origins['other-site']],
  server: 'socket-io/greeting',
});
