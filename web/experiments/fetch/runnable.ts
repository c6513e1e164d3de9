import type { Origins } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { type LabOriginName, type StagePolicy, stageConnectSources } from '../../../server/protocol/words.ts';
import { defineRunnable } from '../runnable.ts';
import { PAGE, quoted, quotedList, SERVER } from '../shared/code.ts';
import { CONTENT_TYPES } from '../shared/content-types.ts';
import { namesIn } from '../shared/names.ts';
import {
  filesOf,
  headersIn,
  indented,
  type Lines,
  linesOf,
  NEEDS_CERTIFICATE,
  settingHeaders,
} from '../shared/runnable.ts';
import { type FetchKnobValues, type KNOBS, routeOf } from './call.ts';
import { code } from './code.ts';

export default defineRunnable<typeof KNOBS>(of => {
  const { knobs, origins, language } = of;
  const isSecure = routeOf(knobs, origins).includes(origins['lab-tls']) || stageOf(of) === origins['lab-tls'];
  if (isSecure) return NEEDS_CERTIFICATE;
  const shown = code(of);
  const policy = [
    ...(knobs.from === 'sandbox' ? ['sandbox allow-scripts'] : []),
    ...(knobs.csp === 'none'
      ? []
      : [`connect-src ${stageConnectSources(knobs.csp as StagePolicy, origins).join(' ')}`]),
  ].join('; ');
  return filesOf({
    origins,
    language,
    pages: pagesOf(of),
    ...(knobs.from !== 'page' && policy && { policy }),
    script: scriptOf(of, linesOf(shown, PAGE)),
    imports: knobs.delay === '0' ? [] : ["import { setTimeout as sleep } from 'node:timers/promises'"],
    ...serverParts(knobs, origins, linesOf(shown, SERVER)),
  });
});

interface Of {
  readonly knobs: FetchKnobValues;
  readonly origins: Origins;
}

function stageOf({ knobs, origins }: Of): string | null {
  return knobs.from === 'page' ? null : origins[knobs.stageOn as LabOriginName];
}

function pagesOf(of: Of): Lines {
  const stage = stageOf(of);
  if (stage === null) return [of.origins.reader];
  return of.knobs.from === 'both' ? [of.origins.reader, stage] : [stage];
}

/** The call as the panel shows it, in a function that says what came of it. */
function scriptOf(of: Of, shown: Lines): Lines {
  const { knobs } = of;
  const isXhr = knobs.api === 'xhr';
  const begin = shown.findIndex(line => !line.startsWith('//'));
  const call = shown.slice(begin).filter(line => !line.startsWith('//'));
  const again = Number(knobs.times) > 1;
  const both = knobs.from === 'both';
  return [
    ...shown.slice(0, begin),
    ...(knobs.body === 'stream' && !isXhr ? [`const stream = new Blob(['{"a":1}']).stream()`] : []),
    'async function call() {',
    ...indented(
      isXhr
        ? [
            ...call,
            'await new Promise(done => { xhr.onloadend = done })',
            'console.log(xhr.status, xhr.responseText)',
          ]
        : [
            ...call.map((line, at) => (at === 0 ? `const response = await ${line}` : line)),
            'console.log(response.type, response.status, await response.text())',
          ],
    ),
    '}',
    ...(again || both
      ? [
          'async function run() {',
          ...(again
            ? [
                `  for (let n = 0; n < ${knobs.times}; n++) {`,
                ...(knobs.pause === '0'
                  ? []
                  : [`    if (n > 0) await new Promise(done => setTimeout(done, ${knobs.pause}))`]),
                '    await call().catch(console.error)',
                '  }',
              ]
            : ['  await call().catch(console.error)']),
          ...(both
            ? [
                '  if (window !== top) return',
                "  const iframe = document.createElement('iframe')",
                `  iframe.src = ${quoted(`${stageOf(of)}/`)}`,
                '  document.body.append(iframe)',
              ]
            : []),
          '}',
          'run()',
        ]
      : ['call().catch(console.error)']),
  ];
}

const OF_PREFLIGHT = /^Access-Control-(?:Allow-(?:Methods|Headers)|Max-Age)$/;
const OF_RESPONSE = /^(?:Access-Control-Expose-Headers|Content-Type)$/;

/** The server's lines as the panel shows them, each on the responses on which it stands. */
function serverParts(knobs: FetchKnobValues, origins: Origins, shown: Lines) {
  const headers = headersIn(shown).filter(([name]) => name !== 'Location');
  const on = (kind: 'preflight' | 'request') =>
    headers.filter(([name]) => {
      if (name.startsWith('Access-Control-') && knobs.on !== 'both' && knobs.on !== kind) return false;
      return !(kind === 'preflight' ? OF_RESPONSE : OF_PREFLIGHT).test(name);
    });
  const setting = (kind: 'preflight' | 'request') =>
    settingHeaders(on(kind)).map(line => reflecting(line, knobs, origins));
  const hops = namesIn(knobs.to).map(
    (name, at) => `${origins[name as LabOriginName]}${LAB_PATHS.fetch}?hop=${at + 1}`,
  );
  const preflight = [
    ...setting('preflight'),
    ...(/^3/.test(knobs.preflight) ? ["response.setHeader('Location', request.url)"] : []),
    `response.writeHead(${knobs.preflight}).end()`,
    'return',
  ];
  const isReflecting = ['reflect', 'allowlist', 'suffix'].includes(knobs.acao);
  const type = headers.some(([name]) => name === 'Content-Type');
  return {
    before: [
      ...(knobs.effect === 'on' ? ['let counter = 0'] : []),
      ...(hops.length > 0 ? [`const hops = [${quotedList(hops)}]`] : []),
    ],
    handler: [
      ...(isReflecting ? ['const { origin } = request.headers'] : []),
      "if (request.method === 'OPTIONS') {",
      ...indented(preflight),
      '}',
      ...setting('request'),
      ...(type || knobs.dies === 'on'
        ? []
        : settingHeaders([['Content-Type', CONTENT_TYPES[knobs.answer] ?? '']])),
      ...(knobs.aceh === ''
        ? []
        : settingHeaders([
            ['X-Lab', 'answer'],
            ['X-Count', '1'],
            ['X-Other', 'kept'],
          ])),
      ...(hops.length > 0
        ? [
            "const hop = hops[Number(new URL(request.url, 'http://localhost').searchParams.get('hop'))]",
            'if (hop) {',
            `  response.writeHead(${knobs.hopStatus}, { Location: hop }).end()`,
            '  return',
            '}',
          ]
        : []),
      // What it does besides, as the panel shows it.
      ...shown.filter(line => /^(?:await sleep|request\.socket\.destroy|counter\+\+)/.test(line)),
      ...(knobs.dies === 'on' ? [] : [`response.writeHead(${knobs.status}).end(${bodyOf(knobs)})`]),
    ],
  };
}

/** `${origin}` in the code of a panel is the Origin of the request, where the list that stands behind it allows that. */
function reflecting(line: string, { acao }: FetchKnobValues, { reader, partner }: Origins): string {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template literal in the code that is shown
  const own = quoted('${origin}');
  if (!line.includes(own)) return line;
  const allowed = {
    reflect: 'origin',
    allowlist: `[${quotedList([reader, partner])}].includes(origin)`,
    suffix: `origin && URL.canParse(origin) && new URL(origin).hostname.endsWith(${quoted(new URL(reader).hostname)})`,
  }[acao as 'reflect' | 'allowlist' | 'suffix'];
  return `if (${allowed}) ${line.replace(own, 'origin')}`;
}

/** One red pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';

export const BODIES: Readonly<Record<string, string>> = {
  json: 'JSON.stringify({ method: request.method })',
  text: "'text'",
  html: "'<!doctype html><title>a page</title>'",
  script: "'globalThis.ran = true'",
  png: `Buffer.from('${PNG}', 'base64')`,
  empty: '',
};

function bodyOf({ answer, effect }: FetchKnobValues): string {
  return answer === 'json' && effect === 'on'
    ? 'JSON.stringify({ method: request.method, counter })'
    : (BODIES[answer] ?? '');
}
