import type { Origins } from '../../../server/protocol/origins.ts';
import type { Bilingual, Language } from '../../language.ts';
import type { Code, CodeSide } from '../code.ts';
import type { Runnable } from '../runnable.ts';
import { quoted } from './code.ts';

export type Lines = readonly string[];

/** The lines of one of those who take part, as text. */
export function linesOf(code: Code, who: CodeSide['who']): Lines {
  const side = code.find(side => side.who.en === who.en);
  return (side?.lines ?? []).map(line =>
    line.map(part => (typeof part === 'string' ? part : part.text)).join(''),
  );
}

export function indented(lines: Lines, by = '  '): Lines {
  return lines.map(line => line && by + line);
}

export type Header = readonly [name: string, value: string];

/** The headers among the lines that a panel shows, without the comments behind them. */
export function headersIn(lines: Lines): readonly Header[] {
  return lines.flatMap(line => {
    const [, name, value] = /^([A-Z][\w-]*): (.*?)(?: {2}\/\/ .*)?$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
}

/** What sets headers on a response; a name may stand there twice. */
export function settingHeaders(headers: readonly Header[]): Lines {
  const twice = headers.some(([name], at) => headers.findIndex(([other]) => other === name) !== at);
  const set = twice ? 'appendHeader' : 'setHeader';
  return headers.map(([name, value]) => `response.${set}(${quoted(name)}, ${quoted(value)})`);
}

export const NEEDS_CERTIFICATE: Bilingual = {
  zh: '这里要用到 https，需要浏览器信任的证书，所以没有能直接运行的版本。',
  en: 'This uses https, which needs a certificate that the browser trusts, so there’s no version to run as it stands.',
};

const LOOK: Bilingual = {
  zh: '结果在控制台里。',
  en: 'The result is in the console.',
};
const START: Bilingual = {
  zh: '先运行 node server.mjs，再打开',
  en: 'Run node server.mjs, then open',
};
const INSTALL: Bilingual = { zh: '依赖：npm install', en: 'Needs: npm install' };

/** The two files before they are text. */
export interface Parts {
  readonly origins: Origins;
  readonly language: Language;
  /** The origins of the pages, the one to open first. */
  readonly pages: Lines;
  /** Where to begin, if not at the first of them. */
  readonly opens?: string;
  /** The page's Content-Security-Policy. */
  readonly policy?: string;
  /** In the page. */
  readonly markup?: Lines;
  readonly script?: Lines;
  /** The package that the server needs besides Node, and what it imports. */
  readonly needs?: string;
  readonly imports?: Lines;
  /** Before the server is made. */
  readonly before?: Lines;
  /** What the server does with a request, which stands in `request` and `response`; absent: nothing. */
  readonly handler?: Lines;
  /** What is done with `server` before it listens. */
  readonly after?: Lines;
}

export function filesOf(parts: Parts): Runnable {
  return { page: pageOf(parts), server: serverOf(parts) };
}

/** In HTML a script ends at the first `</script`, wherever it stands (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements). */
function inScript(line: string): string {
  return line.replace(/<(?=\/script|!--|script)/gi, '\\x3c');
}

function pageOf({ language, markup = [], script }: Parts): string {
  return fileOf([
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    '<meta charset="utf-8">',
    '<link rel="icon" href="data:,">',
    ...(script || markup.length === 0 ? [`<p>${LOOK[language]}</p>`] : []),
    ...markup,
    ...(script ? ['<script>', ...script.map(inScript), '</script>'] : []),
    '</html>',
  ]);
}

function serverOf(parts: Parts): string {
  const {
    origins,
    language,
    pages,
    opens = `${pages[0]}/`,
    policy,
    needs,
    imports = [],
    before = [],
    handler,
    after = [],
  } = parts;
  const portOf = (origin: string) => new URL(origin).port;
  const hosts = pages.filter(origin => origin !== origins.reader);
  const listener = [
    ...(hosts.length > 0 ? ["if (request.url === '/') return sendPage(response)"] : []),
    ...(handler ?? []),
  ];
  return fileOf([
    `// ${START[language]} ${opens}`,
    ...(needs ? [`// ${INSTALL[language]} ${needs}`] : []),
    "import { readFileSync } from 'node:fs'",
    "import { createServer } from 'node:http'",
    ...imports,
    '',
    'function sendPage(response) {',
    "  response.setHeader('Content-Type', 'text/html; charset=utf-8')",
    ...(policy ? [`  response.setHeader('Content-Security-Policy', ${quotedTwice(policy)})`] : []),
    "  response.end(readFileSync(new URL('page.html', import.meta.url)))",
    '}',
    ...(pages.includes(origins.reader)
      ? [
          `createServer((request, response) => sendPage(response)).listen(${portOf(origins.reader)}, '127.0.0.1')`,
        ]
      : []),
    '',
    ...before,
    ...(listener.length > 0
      ? [
          `const server = createServer(${listener.some(line => /\bawait /.test(line)) ? 'async ' : ''}(request, response) => {`,
          ...indented(listener),
          '})',
        ]
      : ['const server = createServer()']),
    ...after,
    `server.listen(${portOf(origins.lab)}, '127.0.0.1')`,
  ]);
}

/** Sources of CSP have single quotes in them. */
function quotedTwice(text: string): string {
  return text.includes("'") ? `"${text}"` : quoted(text);
}

function fileOf(lines: Lines): string {
  return `${lines.join('\n')}\n`;
}
