import { defineRunnable } from '../runnable.ts';
import { PAGE, SERVER } from '../shared/code.ts';
import { filesOf, linesOf } from '../shared/runnable.ts';
import { clientFrom, serverWith } from '../socket-io/runnable.ts';
import experiment from './index.ts';

export default defineRunnable(of => {
  const { knobs, origins, language } = of;
  const shown = experiment.code(of);
  const [made = '', emits = ''] = linesOf(shown, SERVER);
  const emit = emits.replace(/ {2}\/\/ .*$/, '').replace('…', 'new Date().toISOString()');
  return filesOf({
    origins,
    language,
    pages: [origins.reader],
    markup: [clientFrom(`${origins['other-site']}/socket.io/`), '<p id="p"></p>'],
    script: ["const p = document.getElementById('p')", ...linesOf(shown, PAGE)],
    needs: 'socket.io',
    imports: ["import { Server } from 'socket.io'"],
    after: [
      ...serverWith([made], []),
      "io.on('connection', socket => {",
      `  ${emit}`,
      ...(knobs.data === 'twice' ? [`  setTimeout(() => ${emit}, 2000)`] : []),
      '})',
    ],
  });
});
