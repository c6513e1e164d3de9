import { describe, expect, test } from 'vitest';
import { type OriginName, PLACEHOLDER_ORIGINS } from '../../server/protocol/origins.ts';
import { EXPERIMENT_NAMES } from '../experiments/all.ts';
import type { Code } from '../experiments/code.ts';
import { LEFT_OUT } from '../experiments/shared/choices.ts';
import type { Language } from '../language.ts';
import { choicesFor, codeOf, sideOf, tokenIn } from './code.ts';
import { CLAIMS, ORIGINS, settingOf, textOf, variants } from './testing/claims.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

function tokensOf(code: Code): readonly string[] {
  return code
    .flatMap(({ lines }) => lines.flat())
    .flatMap(part => (typeof part === 'string' ? [] : [part.knob]));
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
        /(https?|wss?):\/\/([a-z0-9-]+)\.origin\.invalid(:\d+)?/gi,
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

test('a setting that was taken away leaves no token, and one that was added has one', () => {
  const fetched = settingOf({ name: '', experiment: 'fetch', set: { acao: 'reader' } }, 'en');
  expect(tokenIn(codeOf({ ...fetched, values: { ...fetched.values, acao: 'none' } }), 'acao')).toBeNull();
  const added = codeOf({ ...fetched, values: { ...fetched.values, acam: 'PUT,PATCH' } });
  expect(tokenIn(added, 'acam')).toBe('PUT, PATCH');
  expect(textOf(added, 'server')).toContain('Access-Control-Allow-Methods: PUT, PATCH');
});

test.each([
  ['fetch', 'acam', 'server'],
  ['fetch', 'mode', 'page'],
  ['cookies', 'deep', 'page'],
  ['post-message', 'check', 'iframe'],
  ['post-message', 'channel', 'page'],
])('in %s, the line of %s would be of the %s', (experiment, knob, who) => {
  const setting = settingOf({ name: '', experiment, set: {} }, 'en');
  expect(sideOf(codeOf(setting), setting.experiment, knob)?.who.en).toBe(who);
});
