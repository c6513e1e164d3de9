import type { LabOriginName } from '../../../server/protocol/words.ts';
import { BODIES } from '../fetch/runnable.ts';
import { defineRunnable } from '../runnable.ts';
import { PAGE, SERVER } from '../shared/code.ts';
import { filesOf, headersIn, linesOf, NEEDS_CERTIFICATE, settingHeaders } from '../shared/runnable.ts';
import { code } from './code.ts';
import type { KNOBS } from './knobs.ts';

export default defineRunnable<typeof KNOBS>(of => {
  const { knobs, origins, language } = of;
  if ([knobs.stageOn, knobs.target].includes('lab-tls')) return NEEDS_CERTIFICATE;
  const shown = code(of);
  return filesOf({
    origins,
    language,
    pages: [origins[knobs.stageOn as LabOriginName]],
    markup: linesOf(shown, PAGE),
    handler: [
      ...settingHeaders(headersIn(linesOf(shown, SERVER))),
      `response.end(${BODIES[knobs.answer] ?? ''})`,
    ],
  });
});
