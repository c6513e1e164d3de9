import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { defineRunnable } from '../runnable.ts';
import { PAGE, quoted, SERVER } from '../shared/code.ts';
import { filesOf, headersIn, linesOf, NEEDS_CERTIFICATE, settingHeaders } from '../shared/runnable.ts';
import { code } from './code.ts';
import type { KNOBS } from './knobs.ts';

export default defineRunnable<typeof KNOBS>(of => {
  const { knobs, origins, language } = of;
  if ([knobs.stageOn, knobs.target].includes('lab-tls')) return NEEDS_CERTIFICATE;
  const shown = code(of);
  const lines = linesOf(shown, SERVER);
  const check = lines.find(line => line.startsWith('if (!'));
  // What stands for something in the panel is written out.
  const body = (lines.at(-1) ?? '')
    .replace(' …', knobs.answer === 'spy' ? ` ${quoted(seenAt(origins[knobs.target as OriginName]))}` : '')
    .replace(' + document.', ' + encodeURIComponent(document.')
    .replace(/innerText$/, 'innerText)');
  return filesOf({
    origins,
    language,
    pages: [origins[knobs.stageOn as OriginName]],
    script: linesOf(shown, PAGE).map(line => line.replace('{ … }', '{ console.log(data) }')),
    handler: [
      "const { searchParams } = new URL(request.url, 'http://localhost')",
      ...(knobs.answer === 'spy' ? ["if (searchParams.has('seen')) return response.end()"] : []),
      ...(knobs.dies === 'on'
        ? lines
        : [
            "const callback = searchParams.get('callback')",
            ...(check ? [check.replace('send(400)', 'response.writeHead(400).end()')] : []),
            ...settingHeaders(headersIn(lines)),
            `response.writeHead(${knobs.status}).end(\`${body}\`)`,
          ]),
    ],
  });
});

/** Where the script sends what it read. */
function seenAt(origin: string): string {
  return `${origin}${LAB_PATHS.jsonp}?seen=`;
}
