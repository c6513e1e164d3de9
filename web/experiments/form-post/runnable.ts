import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { defineRunnable } from '../runnable.ts';
import { PAGE, quoted, SERVER } from '../shared/code.ts';
import { CONTENT_TYPES } from '../shared/content-types.ts';
import { filesOf, linesOf, NEEDS_CERTIFICATE, settingHeaders } from '../shared/runnable.ts';
import { code, DATA, FIELD } from './code.ts';
import type { KNOBS } from './knobs.ts';

const SUBMIT = 'document.forms[0].submit()';

export default defineRunnable<typeof KNOBS>(of => {
  const { knobs, origins, language } = of;
  if ([knobs.stageOn, knobs.target, knobs.ad].includes('lab-tls')) return NEEDS_CERTIFICATE;
  const shown = code(of);
  const lines = linesOf(shown, PAGE);
  const at = lines.findIndex(line => line.startsWith('onmessage'));
  const body = linesOf(shown, SERVER).join('').replace('data', DATA);
  const ad = `<script>parent.postMessage({"balance":0}, '*')</script>`;
  return filesOf({
    origins,
    language,
    pages: [origins[knobs.stageOn as OriginName]],
    markup: [
      ...lines.slice(0, at),
      `<input type="hidden" name="${FIELD.name}" value="${FIELD.value}">`,
      '</form>',
    ],
    script: [
      'const use = console.log',
      ...lines.slice(at),
      ...(knobs.ad === 'none' ? [SUBMIT] : ["addEventListener('load', () => {", `  ${SUBMIT}`, '})']),
    ],
    handler: [
      `if (!request.url.startsWith(${quoted(LAB_PATHS.form)})) return response.end()`,
      ...(knobs.ad === 'none'
        ? []
        : [
            "if (request.method === 'GET') {",
            "  response.setHeader('Content-Type', 'text/html; charset=utf-8')",
            `  return response.end(${JSON.stringify(ad)})`,
            '}',
          ]),
      ...settingHeaders([['Content-Type', CONTENT_TYPES[knobs.answer === 'none' ? 'json' : 'html'] ?? '']]),
      `response.end(\`${knobs.answer === 'none' ? body : `<script>${body}</script>`}\`)`,
    ],
  });
});
