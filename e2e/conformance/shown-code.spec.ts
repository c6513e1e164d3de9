import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Origins } from '../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../server/protocol/paths.ts';
import { addressOf, KNOBS, routeOf } from '../../web/experiments/fetch/call.ts';
import fetchExperiment from '../../web/experiments/fetch/index.ts';
import type { KnobValues } from '../../web/experiments/knob.ts';
import { codeOf } from '../../web/run/code.ts';
import { lessonValues } from '../../web/run/knobs.ts';
import { type App, ROOT } from '../harness/app.ts';
import { expect, test } from '../harness/fixtures.ts';

type Settings = Readonly<Record<string, string>>;

/** These need the token of an open panel, so that a request of nobody's has none of them. */
const OF_PANELS = ['effect', 'delay', 'dies', 'to', 'hopStatus'];

/** The settings of every fetch panel of the lessons. */
function claims(): readonly Settings[] {
  const folder = join(ROOT, 'docs', 'en');
  return readdirSync(folder)
    .flatMap(file => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/^::live\{.* experiment="fetch"(.*)\}$/gm),
    ])
    .map(([, rest = '']) => {
      const given = [...rest.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]);
      return Object.fromEntries(given.filter(([name = '']) => Object.hasOwn(KNOBS, name)));
    });
}

/** Each choice of the server's side by itself. */
function variants(): readonly Settings[] {
  return Object.entries(KNOBS).flatMap(([name, knob]) =>
    knob.kind === 'choice' && !OF_PANELS.includes(name)
      ? Object.keys(knob.choices).map(value => ({ acao: 'reader', [name]: value }))
      : [],
  );
}

/** The lines that the head of the panel shows for the server, without comments. */
function shownLines(values: KnobValues<typeof KNOBS>, set: Settings, origins: Origins): readonly string[] {
  const code = codeOf({
    experiment: fetchExperiment,
    values,
    lesson: values,
    set,
    inLesson: true,
    origins,
    language: 'en',
  });
  return code
    .filter(({ who }) => who.en === 'server')
    .flatMap(({ lines }) => lines)
    .map(line => line.map(part => (typeof part === 'string' ? part : part.text)).join(''))
    .map(line => line.replace(/(^| {2})\/\/ .*$/, ''))
    .filter(line => line !== '');
}

/** The first line and the header lines of one response of the lab, the status without its phrase. */
async function responseLines(app: App, method: string, path: string, origin: string) {
  const headers = {
    Host: new URL(app.origins.lab).host,
    Origin: origin,
    ...(method === 'OPTIONS' && { 'Access-Control-Request-Method': 'PUT' }),
  };
  const asked = request({ host: '127.0.0.1', port: app.ports.lab, method, path, headers });
  asked.end();
  const [response] = await once(asked, 'response');
  response.resume();
  const raw: readonly string[] = response.rawHeaders;
  const lines = raw.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${raw[at + 1]}`] : []));
  return [`HTTP/1.1 ${response.statusCode}`, ...lines];
}

const CORS = /^(?:Access-Control-|Vary:)/;

test('the server’s lines of a fetch panel are those of the lab’s responses', async ({ app }) => {
  const { origins } = app;
  for (const settings of [...claims(), ...variants()]) {
    const set = Object.fromEntries(Object.entries(settings).filter(([name]) => !OF_PANELS.includes(name)));
    const values = lessonValues(KNOBS, set) as KnobValues<typeof KNOBS>;
    const query = new URLSearchParams(
      Object.entries(addressOf(values, origins).query).filter((pair): pair is [string, string] => !!pair[1]),
    );
    const [origin = ''] = routeOf(values, origins);
    const path = `${LAB_PATHS.fetch}?${query}`;
    const sent = [
      ...(await responseLines(app, 'OPTIONS', path, origin)),
      ...(await responseLines(app, 'GET', path, origin)),
    ];
    const shown = shownLines(values, set, origins).flatMap(line => {
      const reflected = sent.includes(`Access-Control-Allow-Origin: ${origin}`);
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a template literal in the code that is shown
      return line.includes('${origin}') ? (reflected ? line.replace('${origin}', origin) : []) : line;
    });
    const what = JSON.stringify(settings);
    for (const line of shown) expect(sent, what).toContain(line);
    for (const line of sent.filter(line => CORS.test(line))) expect(shown, what).toContain(line);
  }
});
