import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { ORIGIN_NAMES, type Origins } from '../../server/protocol/origins.ts';
import { unpackRecords } from '../../server/protocol/records.ts';
import type { Experiment } from '../../web/experiments/experiment.ts';
import { originsAt, type Runnable, type RunnableOf } from '../../web/experiments/runnable.ts';
import { codeOf, partsOf, type Setting } from '../../web/run/code.ts';
import { lessonValues } from '../../web/run/knobs.ts';
import type { PanelSpec } from '../../web/run/spec.ts';
import { type App, ROOT } from '../harness/app.ts';
import { expect, test } from '../harness/fixtures.ts';
import { freePorts } from '../harness/ports.ts';
import { driverFor } from '../walk/drivers/playwright.ts';
import { fieldsOf } from './shown-wire.ts';
import { type TappedServers, tapServers } from './tapped-servers.ts';

/** By their lessons, one panel of each kind of code: for each line that a head can have, and for each way of sending, one that has it. */
const PANELS: Readonly<Record<string, readonly string[]>> = {
  'reading-a-failure': ['two-fields', 'crashed', 'error-readable'],
  'cors-preflight': ['header-missing', 'redirected', 'upload-listener', 'preflight-alone', 'remembered'],
  'cors-credentials': ['preflight-true'],
  'cors-simple': ['headers-exposed', 'off-the-list'],
  'origins-and-caches': ['null-allowed', 'ends-with', 'tainted', 'no-vary'],
  'saw-nothing': ['csp-self'],
  'no-cors': ['json-as-script'],
  jsonp: ['not-found'],
  'origin-site': ['address-name'],
  cookies: ['other-name', 'below-path'],
  samesite: ['lax-link', 'lax-post', 'strict-socket'],
  websocket: ['echo', 'fields', 'allowlist', 'close-reason', 'upgrade', 'note-server'],
  streams: ['resumed', 'four-polling'],
  'socket-io': ['upgrade-lost', 'no-polling', 'allow-websocket'],
};

/** What rules read of a request, and what codes set. */
const OF_REQUESTS =
  /^(?:origin|access-control-request-.*|sec-fetch-(?:site|mode|dest)|content-type|content-language|authorization|x-lab|x-trace|range|cookie|upgrade|sec-websocket-(?:protocol|version))$/;
/** What rules read of every response. */
const OF_RESPONSES = /^(?:access-control-.*|location|sec-websocket-protocol)$/;

interface Heads {
  readonly request: string;
  readonly response: string | null;
}

for (const [lesson, ids] of Object.entries(PANELS)) {
  test(`${lesson}: the files of a panel make the exchanges that the panel makes`, async ({
    page,
    browser,
    app,
  }, info) => {
    test.setTimeout(120_000);
    const servers = tapServers();
    const driver = driverFor(page);
    const compared: string[] = [];
    try {
      await driver.open(`/en/${lesson}`);
      // Beside each other: no two have a port or a cookie in common.
      const running: Promise<void>[] = [];
      for (const spec of (await driver.panels()).filter(({ id }) => ids.includes(id))) {
        const setting = await settingOf(spec, app);
        const make = await moduleOf<RunnableOf>(spec.experiment, 'runnable');
        const [own = 0, server = 0] = await freePorts(2);
        const origins = originsAt(own, server);
        const made = make(partsOf({ ...setting, origins }));
        if (!spec.claim || !('page' in made)) throw new Error(`${spec.id} has no files.`);
        await driver.run(spec.id, spec.claim);
        const named = namesIn(setting);
        const expected = signatures(spec, await recordOf(page, spec.id), app.origins, named);
        const files = { origins, ...made };
        running.push(
          run(browser, servers, info.outputPath(spec.id), files, async exchanges => {
            await expect
              .poll(() => signatures(spec, exchanges(), origins, named), { message: spec.id })
              .toEqual(expected);
          }),
        );
        compared.push(spec.id);
      }
      await Promise.all(running);
    } finally {
      await servers.close();
    }
    expect(compared.sort()).toEqual([...ids].sort());
  });
}

async function settingOf(spec: PanelSpec, { origins }: App): Promise<Setting> {
  const experiment = await moduleOf<Experiment>(spec.experiment, 'index');
  const values = lessonValues(experiment.knobs, spec.knobs);
  return {
    experiment,
    values,
    lesson: values,
    set: spec.knobs,
    inLesson: true,
    origins,
    language: 'en',
  };
}

async function moduleOf<T>(experiment: string, name: string): Promise<T> {
  const file = join(ROOT, 'web', 'experiments', experiment, `${name}.ts`);
  return (await import(pathToFileURL(file).href)).default;
}

type Files = Runnable & { readonly origins: Origins };

/** The exchanges of the run that a panel shows, as it keeps them for a reload. */
async function recordOf(page: Page, panel: string): Promise<readonly Heads[]> {
  const key = `kept:${new URL(page.url()).pathname.replace(/^\/en/, '')}#${panel}`;
  const kept = await page.waitForFunction(
    key => JSON.parse(sessionStorage.getItem(key) ?? '{}').run as string | null,
    key,
  );
  const [first, packed] = JSON.parse((await kept.jsonValue()) ?? '').records;
  const heads = new Map<string, { request: string; response: string | null }>();
  for (const record of unpackRecords({ first, packed: Buffer.from(packed, 'base64') })) {
    if (record.kind !== 'bytes' || !record.part.endsWith('-head')) continue;
    const name = `${record.connection} ${record.exchange}`;
    const exchange = heads.get(name) ?? { request: '', response: null };
    heads.set(name, exchange);
    const text = Buffer.from(record.bytes).toString('latin1');
    if (record.part === 'request-head') exchange.request += text;
    else exchange.response = (exchange.response ?? '') + text;
  }
  return [...heads.values()];
}

/** Starts the server, opens its page as its first line says, and leaves both until it was looked at. */
async function run(
  browser: Browser,
  servers: TappedServers,
  folder: string,
  { origins, page: html, server }: Files,
  look: (exchanges: () => readonly Heads[]) => Promise<void>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'page.html'), html);
  await writeFile(join(folder, 'server.mjs'), server);
  await import(pathToFileURL(join(folder, 'server.mjs')).href);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(/https?:\S+/.exec(server)?.[0] ?? '');
    const port = Number(new URL(origins.lab).port);
    await look(() =>
      servers
        .exchanges([port])
        .filter(({ request }) => !/^GET (?:\/|\/setter|\/favicon\.ico|\S*socket\.io\.js) /.test(request)),
    );
  } finally {
    await context.close();
  }
}

/** The headers that the code of the server names, in lower case. */
function namesIn(setting: Setting): readonly string[] {
  return codeOf(setting)
    .filter(({ who }) => who.en === 'server')
    .flatMap(({ lines }) => lines)
    .flatMap(
      ([first]) => /^([A-Z][\w-]*): /.exec(typeof first === 'string' ? first : '')?.[1]?.toLowerCase() ?? [],
    );
}

/** An exchange without what no code says: targets, hosts, dates, keys and sessions. */
function signatures(
  { experiment }: PanelSpec,
  exchanges: readonly Heads[],
  origins: Origins,
  named: readonly string[],
): readonly string[] {
  const all = exchanges
    // What the panel tidies up with.
    .filter(({ request }) => !request.startsWith('GET /cookies/clear'))
    .map(({ request, response }) => {
      const sent = headersOf(request, name => OF_REQUESTS.test(name), origins);
      const received =
        response && headersOf(response, name => OF_RESPONSES.test(name) || named.includes(name), origins);
      const transport = /[?&]transport=(\w+)/.exec(request)?.[1] ?? '';
      const session = /[?&]sid=/.test(request) ? 'in a session' : '';
      const status = response?.split(' ')[1] ?? 'no response';
      return [request.split(' ')[0], transport, session, ...sent, '→', status, ...(received ?? [])].join(
        '\n',
      );
    })
    // On a connection that it has used before, a browser tries once more where none comes back.
    .filter((own, at, every) => own !== every[at - 1] || !own.includes('no response'));
  if (!experiment.startsWith('socket-io')) return all;
  // How often a session polls is a question of time, and so are which of two connections is ahead and whether a poll still waits.
  return [...new Set(all)].filter(own => !own.includes('no response')).sort();
}

function headersOf(head: string, isRead: (name: string) => boolean, origins: Origins): readonly string[] {
  return fieldsOf(head)
    .map(([name, value]) => [name.toLowerCase(), valueIn(name.toLowerCase(), value, origins)] as const)
    .filter(([name, value]) => isRead(name) && value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .sort();
}

function valueIn(name: string, value: string, origins: Origins): string {
  // Of cookies the name, and the attributes that the code has: neither its value nor how long it lives.
  if (name === 'cookie') return [...(value.match(/[\w-]*xdl_\w+/g) ?? [])].sort().join(' ');
  if (name === 'set-cookie')
    return value.replace(/=[^;]*/, '').replace(/; (?:Max-Age=\d+|Path=\/(?=;|$))/g, '');
  return ORIGIN_NAMES.reduce((text, origin) => {
    const url = origins[origin];
    return [url, url.toUpperCase(), new URL(url).host].reduce(
      (rest, own) => rest.replaceAll(own, `{${origin}}`),
      text,
    );
  }, value).replace(/\?.*$/, '');
}
