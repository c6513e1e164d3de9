import { existsSync, readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { CauseId } from '../causes/index.ts';
import { readConsole } from './console.ts';
import { prepare } from './prepare.ts';

/** Where Debian’s packages firefox-esr-l10n-* put the catalogues of each language. */
const FOLDER = process.env.FIREFOX_CATALOGUES ?? '/usr/lib/firefox-esr/browser/extensions';
const LANGUAGES = ['zh-CN', 'zh-TW', 'ja', 'ko', 'de', 'fr', 'es-ES', 'pt-BR', 'ru', 'it', 'pl'];

/** The text of one file of a zip (PKWARE APPNOTE 4.3), found by its directory. */
function fileIn(archive: Buffer, name: RegExp): string {
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map(field => archive.readUInt16LE(at + field));
    const path = archive.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    if (name.test(path)) {
      const local = archive.readUInt32LE(at + 42);
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const bytes = archive.subarray(start, start + archive.readUInt32LE(at + 20));
      return (archive.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
    }
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  throw new Error(`No ${name} in the language pack.`);
}

/** A sentence of a properties file, with its parameters filled in. */
function sentenceIn(properties: string, key: string, ...values: readonly string[]): string {
  const found = new RegExp(`^${key} ?= ?(.*)$`, 'm').exec(properties)?.[1];
  if (found === undefined) throw new Error(`No ${key} in the language pack.`);
  return found
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/%(\d)\$S/g, (_, place: string) => values[Number(place) - 1] ?? '')
    .replace(/%S/g, values[0] ?? '');
}

const URL_ = 'http://localhost:4000/api/items?page=2';

interface Row {
  readonly key: string;
  readonly value?: string;
  readonly cause: CauseId;
  readonly fields?: Readonly<Record<string, unknown>>;
}

const ROWS: readonly Row[] = [
  { key: 'CORSDidNotSucceed2', value: '(null)', cause: 'did-not-succeed', fields: { status: null } },
  { key: 'CORSMissingAllowOrigin2', value: '502', cause: 'allow-origin-missing', fields: { status: 502 } },
  { key: 'CORSMultipleAllowOriginNotAllowed', cause: 'allow-origin-multiple' },
  {
    key: 'CORSAllowOriginNotMatchingOrigin',
    value: 'http://b.example',
    cause: 'allow-origin-mismatch',
    fields: { value: 'http://b.example' },
  },
  { key: 'CORSNotSupportingCredentials', cause: 'wildcard-with-credentials' },
  { key: 'CORSMissingAllowCredentials', cause: 'credentials-not-allowed' },
  { key: 'CORSMethodNotFound', cause: 'preflight-method', fields: { at: 'preflight' } },
  { key: 'CORSInvalidAllowMethod', value: 'a b', cause: 'preflight-unreadable', fields: { at: 'preflight' } },
  { key: 'CORSInvalidAllowHeader', value: 'a b', cause: 'preflight-unreadable', fields: { at: 'preflight' } },
  {
    key: 'CORSMissingAllowHeaderFromPreflight2',
    value: 'x-client',
    cause: 'preflight-header',
    fields: { header: 'x-client' },
  },
  { key: 'CORSPreflightDidNotSucceed3', value: '405', cause: 'preflight-status', fields: { status: 405 } },
  { key: 'CORSPreflightDidNotSucceed3', value: '302', cause: 'preflight-redirect', fields: { status: 302 } },
  { key: 'CORSExternalRedirectNotAllowed', cause: 'preflight-redirect' },
  { key: 'CORSRequestNotHttp', cause: 'not-http' },
  { key: 'CORSDisabled', cause: 'cors-unnamed' },
];

describe.each(LANGUAGES)('Firefox in %s', language => {
  const pack = `${FOLDER}/langpack-${language}@firefox-esr.mozilla.org.xpi`;
  const missing = !existsSync(pack);
  const read = (line: string) => readConsole(prepare(line).lines);
  const from = (name: RegExp) => fileIn(readFileSync(pack), name);

  test.skipIf(missing).each(ROWS)('$key $value', ({ key, value = '', cause, fields = {} }) => {
    const sentence = sentenceIn(from(/global\/security\/security\.properties$/), key, URL_, value);
    const address = cause === 'not-http' ? {} : { url: URL_ };
    expect(read(sentence)).toMatchObject([{ cause, by: 'firefox', measured: false, ...address, ...fields }]);
  });

  test.skipIf(missing).each<readonly [file: RegExp, key: string, values: readonly string[], cause: CauseId]>([
    [/browser\/appstrings\.properties$/, 'connectionFailure', ['ws://localhost:4000/live'], 'socket-failed'],
    [/browser\/appstrings\.properties$/, 'connectionFailure', [URL_], 'event-source-failed'],
    [/browser\/appstrings\.properties$/, 'netInterrupt', ['ws://localhost:4000/live'], 'closed-by-page'],
    [/security\/security\.properties$/, 'BlockMixedActiveContent', ['http://api.example/x'], 'mixed-content'],
    [/security\/csp\.properties$/, 'CSPGenericViolation', ["connect-src 'self'", URL_, 'connect-src'], 'csp'],
    [/security\/csp\.properties$/, 'CSPGenericViolation', ["img-src 'self'", URL_, 'img-src'], 'csp-element'],
  ])('%s, %s with %j', (file, key, values, cause) => {
    const url = values.find(value => /^\w+:\/\//.test(value));
    expect(read(sentenceIn(from(file), key, ...values))).toMatchObject([{ cause, by: 'firefox', url }]);
  });
});

test('a language pack is there for every language, or the tests above say that they were skipped', ({
  skip,
}) => {
  const absent = LANGUAGES.filter(
    language => !existsSync(`${FOLDER}/langpack-${language}@firefox-esr.mozilla.org.xpi`),
  );
  skip(
    absent.length > 0,
    `Firefox’s language packs are not installed for ${absent.join(', ')} (firefox-esr-l10n-*).`,
  );
  expect(absent).toEqual([]);
});
