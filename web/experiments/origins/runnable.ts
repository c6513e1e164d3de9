import { defineRunnable } from '../runnable.ts';
import { PAGE, SERVER } from '../shared/code.ts';
import { filesOf, headersIn, linesOf, NEEDS_CERTIFICATE, settingHeaders } from '../shared/runnable.ts';
import { addressIn, routeBetween } from '../shared/url-route.ts';
import { code } from './code.ts';
import type { KNOBS } from './request.ts';

const ONLY_COMPARED = {
  zh: '这里只比较两个 URL，不发送请求，所以没有能运行的版本。',
  en: 'Two URLs are compared and nothing is sent, so there’s no version to run.',
};

export default defineRunnable<typeof KNOBS>(of => {
  const { knobs, origins, language } = of;
  const route = routeBetween(addressIn(knobs.a, origins), addressIn(knobs.b, origins), origins);
  if (!route) return ONLY_COMPARED;
  if ([route.from, route.to].includes('lab-tls')) return NEEDS_CERTIFICATE;
  const shown = code(of);
  const [call = '', ...before] = [...linesOf(shown, PAGE)].reverse();
  const headers = headersIn(linesOf(shown, SERVER));
  const value = (text: string) => text.replace('…', '1');
  return filesOf({
    origins,
    language,
    pages: [origins[route.from]],
    script: [
      ...before.reverse(),
      'console.log(a.origin === b.origin)',
      'async function call() {',
      `  await ${call}`,
      `  const response = await ${call}`,
      '  console.log(response.status, await response.text())',
      '}',
      'call().catch(console.error)',
    ],
    before: ['let requests = 0'],
    handler: [
      ...settingHeaders(headers.map(([name, text]) => [name, value(text)])).map(line =>
        line.includes("'Set-Cookie'") ? `if (requests++ === 0) ${line}` : line,
      ),
      "response.end(request.headers.cookie ?? 'no cookie')",
    ],
  });
});
