import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type OriginName, type Origins, PLACEHOLDER_ORIGINS } from '../../server/protocol/origins.ts';
import { EXPERIMENT_NAMES, loadExperiment } from '../experiments/all.ts';
import type { Code, Experiment } from '../experiments/experiment.ts';
import { addressOf, callOf, KNOBS } from '../experiments/fetch/call.ts';
import { LEFT_OUT } from '../experiments/shared/choices.ts';
import { namesIn } from '../experiments/shared/recorded.ts';
import { urlOf } from '../experiments/websocket/knobs.ts';
import type { Language } from '../language.ts';
import type { FetchCall } from '../rules/fetch/fetch-call.ts';
import { choicesFor, codeOf, type Setting, tokenIn } from './code.ts';
import { lessonValues } from './knobs.ts';

const ORIGINS: Origins = {
  reader: 'http://localhost:3000',
  lab: 'http://localhost:3001',
  'lab-tls': 'https://localhost:3443',
  'other-site': 'http://127.0.0.1:3001',
  partner: 'http://partner.localhost:3001',
  evil: 'http://evil.localhost:3001',
  'sibling-x': 'http://x.a.localhost:3001',
  'sibling-y': 'http://y.a.localhost:3001',
};
const LANGUAGES: readonly Language[] = ['zh', 'en'];

interface Claim {
  readonly name: string;
  readonly experiment: string;
  readonly set: Readonly<Record<string, string>>;
}

const EXPERIMENTS = new Map(
  await Promise.all(EXPERIMENT_NAMES.map(async name => [name, await loadExperiment(name)] as const)),
);

function experimentOf(name: string): Experiment {
  const found = EXPERIMENTS.get(name);
  if (!found) throw new Error(`no experiment ${name}`);
  return found;
}

/** Every panel of every lesson; the other language has the same settings, or the build refuses it. */
const CLAIMS: readonly Claim[] = readdirSync(join(import.meta.dirname, '../../docs/en')).flatMap(file => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/en', file), 'utf8');
  return [...text.matchAll(/^::live\{#([\w-]+) (.*)\}$/gm)].map(([, id, rest = '']) => {
    const given = Object.fromEntries(
      [...rest.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    );
    const experiment = given.experiment ?? '';
    const { knobs } = experimentOf(experiment);
    const set = Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(knobs, name)));
    return { name: `${file}#${id}`, experiment, set };
  });
});

/** Each knob of an experiment set otherwise than by default, one at a time; a text holds what its claims give it. */
function variants(name: string): readonly Claim[] {
  return Object.entries(experimentOf(name).knobs).flatMap(([knob, definition]) => {
    const given = CLAIMS.filter(({ experiment }) => experiment === name).flatMap(
      ({ set }) => set[knob] ?? [],
    );
    const values =
      definition.kind === 'choice'
        ? Object.keys(definition.choices)
        : definition.kind === 'switch'
          ? ['on']
          : given;
    return values.map(value => ({
      name: `${name} ${knob}=${value}`,
      experiment: name,
      set: { [knob]: value },
    }));
  });
}

function settingOf({ experiment, set }: Claim, language: Language): Setting {
  const values = lessonValues(experimentOf(experiment).knobs, set);
  return { experiment: experimentOf(experiment), values, lesson: values, set, origins: ORIGINS, language };
}

function tokensOf(code: Code): readonly string[] {
  return code
    .flatMap(({ lines }) => lines.flat())
    .flatMap(part => (typeof part === 'string' ? [] : [part.knob]));
}

function textOf(code: Code, who: string): string {
  const lines = code.filter(side => side.who.en === who).flatMap(side => side.lines);
  return lines
    .map(line => line.map(part => (typeof part === 'string' ? part : part.text)).join(''))
    .join('\n');
}

test('the lessons have panels', () => expect(CLAIMS.length).toBeGreaterThan(100));

describe.each(LANGUAGES)('in %s', language => {
  test.each(CLAIMS)('$name shows each setting of the lesson once, or that its line is left out', claim => {
    const setting = settingOf(claim, language);
    const code = codeOf(setting);
    const tokens = tokensOf(code);
    expect(tokens).toEqual([...new Set(tokens)]);
    const missing = Object.entries(claim.set).filter(([knob]) => !tokens.includes(knob));
    for (const [knob, value] of missing) {
      const definition = setting.experiment.knobs[knob];
      expect(definition?.kind === 'choice' && definition.choices[value], knob).toEqual(LEFT_OUT);
    }
    for (const { lines } of code) expect(lines).not.toEqual([]);
  });

  // Or React would find another page than the server's when it hydrates it.
  test.each([...CLAIMS, ...EXPERIMENT_NAMES.flatMap(variants)])(
    '$name is the same line by line where the origins are filled in later',
    claim => {
      const setting = settingOf(claim, language);
      const ahead = JSON.stringify(codeOf({ ...setting, origins: PLACEHOLDER_ORIGINS }));
      const filled = ahead.replace(
        /(https?|wss?):\/\/([a-z-]+)\.origin\.invalid(:\d+)?/gi,
        (_, scheme: string, name: string, port?: string) => {
          const origin = ORIGINS[name.toLowerCase() as OriginName];
          const own = port === undefined ? origin : `http://${new URL(origin).hostname}${port}`;
          const written = scheme.startsWith('ws') ? own.replace(/^http/, 'ws') : own;
          return name === name.toUpperCase() ? written.toUpperCase() : written;
        },
      );
      // The host alone, as in an origin without its scheme.
      const host = new URL(ORIGINS.reader).host;
      expect(filled.replaceAll('reader.origin.invalid', host)).toBe(JSON.stringify(codeOf(setting)));
    },
  );

  test.each(EXPERIMENT_NAMES.flatMap(variants))('$name says what it does, in few words', claim => {
    const setting = settingOf(claim, language);
    for (const [knob, value] of Object.entries(claim.set)) {
      if (setting.experiment.knobs[knob]?.kind !== 'choice') continue;
      const choice = choicesFor(setting, knob).find(one => one.value === value);
      expect(choice?.code ?? choice?.note).toBeTruthy();
      expect((choice?.note ?? '').split(/\s+/).length).toBeLessThanOrEqual(5);
    }
  });
});

/** What a call is without options (https://fetch.spec.whatwg.org/#dom-request). */
const PLAIN = {
  method: 'GET',
  headers: {},
  mode: 'cors',
  credentials: 'same-origin',
  redirect: 'follow',
  cache: 'default',
  referrerPolicy: KNOBS.referrerPolicy.default,
};

/** Runs the page's code with what it calls replaced, and gives the call that it makes. */
function madeBy(code: string) {
  const made: Record<string, unknown>[] = [];
  const fetch = (url: string, { body, duplex, ...options }: Record<string, unknown> = {}) =>
    made.push({
      ...PLAIN,
      ...options,
      api: 'fetch',
      url,
      body: body === undefined ? null : { stream: duplex === 'half' },
      uploadListener: false,
    });
  class XMLHttpRequest {
    withCredentials = false;
    readonly upload: { onprogress?: unknown } = {};
    readonly headers: Record<string, string> = {};
    method = '';
    url = '';
    open(method: string, url: string) {
      Object.assign(this, { method, url });
    }
    setRequestHeader(name: string, value: string) {
      this.headers[name] = value;
    }
    send(body: unknown) {
      const { method, url, headers, withCredentials } = this;
      made.push({
        ...PLAIN,
        api: 'xhr',
        method,
        url,
        headers,
        credentials: withCredentials ? 'include' : 'same-origin',
        body: body === undefined ? null : { stream: false },
        uploadListener: this.upload.onprogress !== undefined,
      });
    }
  }
  new Function('fetch', 'XMLHttpRequest', 'stream', code)(fetch, XMLHttpRequest, {});
  expect(made).toHaveLength(1);
  return made[0];
}

function shown({ headers, body, ...call }: FetchCall) {
  return {
    ...call,
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    body: body && { stream: body.stream },
  };
}

describe('fetch', () => {
  const claims = CLAIMS.filter(({ experiment }) => experiment === 'fetch');
  test.each([...claims, ...variants('fetch')])('$name: the code makes the call that the run makes', claim => {
    const setting = settingOf(claim, 'en');
    const values = lessonValues(KNOBS, claim.set) as Parameters<typeof callOf>[0];
    const call = callOf(values, addressOf(values, ORIGINS).base, ORIGINS);
    expect(madeBy(textOf(codeOf(setting), 'page'))).toEqual(shown(call));
  });
});

describe('WebSocket', () => {
  const claims = CLAIMS.filter(({ experiment }) => experiment === 'websocket');
  test.each([...claims, ...variants('websocket')])('$name: the code opens what the run opens', claim => {
    const setting = settingOf(claim, 'en');
    const made: unknown[] = [];
    class WebSocket {
      onopen = () => {};
      constructor(url: string, protocols: readonly string[] = []) {
        made.push([url, protocols]);
      }
      send(data: unknown) {
        made.push(data);
      }
    }
    new Function('WebSocket', `${textOf(codeOf(setting), 'page')}\nsocket.onopen()`)(WebSocket);
    const { values } = setting;
    const bytes = new Uint8Array([0xca, 0xfe, 0xba, 0xbe]);
    expect(made).toEqual([
      [urlOf(values as Parameters<typeof urlOf>[0], ORIGINS), namesIn(values.offer ?? '')],
      values.send,
      ...(values.binary === 'on' ? [bytes] : []),
    ]);
  });
});

test('a setting that was taken away leaves no token, and one that was added has one', () => {
  const fetched = settingOf({ name: '', experiment: 'fetch', set: { acao: 'reader' } }, 'en');
  expect(tokenIn(codeOf({ ...fetched, values: { ...fetched.values, acao: 'none' } }), 'acao')).toBeNull();
  const added = codeOf({ ...fetched, values: { ...fetched.values, acam: 'PUT,PATCH' } });
  expect(tokenIn(added, 'acam')).toBe('PUT, PATCH');
  expect(textOf(added, 'server')).toContain('Access-Control-Allow-Methods: PUT, PATCH');
});
