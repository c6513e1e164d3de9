import { describe, expect, test } from 'vitest';
import { step } from '../../rules/core/step.ts';
import * as preflightSteps from '../../rules/cors/preflight-steps.ts';
import * as corsSteps from '../../rules/cors/steps.ts';
import * as serverSteps from '../../rules/server/steps.ts';
import { neededBy, type Piece } from './needed.ts';

/** What differs stands in brackets. */
const text = (pieces: readonly Piece[] | null | undefined) =>
  pieces?.map(({ differs, text }) => (differs ? `[${text}]` : text)).join('') ?? null;
const HELP = {
  help: { kind: 'header', name: 'Access-Control-Allow-Origin', value: 'http://a.example' },
} as const;
const origin = (found: string | null) =>
  step(corsSteps.allowOriginEqual, false, { found: found ?? '—', wanted: 'http://a.example' }, HELP);

describe('what was needed', () => {
  test('is what would have helped, under the name of its header', () => {
    const needed = neededBy(origin('http://other.example:8080'));
    expect(needed?.header).toBe('Access-Control-Allow-Origin');
    expect(text(needed?.needed)).toBe('[http://a.example]');
    expect(text(needed?.found)).toBe('http://other.example:8080');
  });

  test('differs by a letter where the two are nearly alike', () => {
    const needed = neededBy(origin('http://a.example/'));
    expect(text(needed?.needed)).toBe('http://a.example');
    expect(text(needed?.found)).toBe('http://a.example[/]');
  });

  test('of a list is what is missing', () => {
    const methods = step(preflightSteps.preflightMethod, false, { found: 'GET, PUT', wanted: 'PATCH' });
    expect(text(neededBy(methods)?.needed)).toBe('[PATCH]');
    expect(text(neededBy(methods)?.found)).toBe('GET, PUT');
  });

  test('was not there at all', () => {
    expect(neededBy(origin(null))?.found).toBeNull();
  });

  test('is none of a step that passed, and of one that compared nothing', () => {
    expect(neededBy(step(serverSteps.answered, true, { found: '200' }))).toBeNull();
    expect(neededBy(step(serverSteps.answered, false, { found: null }))).toBeNull();
  });
});
