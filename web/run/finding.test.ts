import { describe, expect, test } from 'vitest';
import { PLACEHOLDER_ORIGINS } from '../../server/protocol/origins.ts';
import type { Actors, Experiment, Judgement, Procedure } from '../experiments/experiment.ts';
import type { Stop } from '../rules/core/stop.ts';
import { carryOut } from './carry-out.ts';
import { findingOf } from './finding.ts';
import { newRun, type Run, type WitnessState } from './run.ts';

const PAGES: Actors = [
  { kind: 'page', name: { zh: '甲', en: 'one' } },
  { kind: 'browser', name: { zh: '浏览器', en: 'browser' } },
  { kind: 'page', name: { zh: '乙', en: 'other' } },
];

/** An experiment whose page gets its value, and whose judge says what is given. */
function experiment(
  stops: Stop,
  outcome: Judgement['outcome'],
  actors?: Actors,
): { readonly experiment: Experiment; readonly procedure: Procedure } {
  return {
    experiment: {
      title: { zh: '', en: '' },
      knobs: {},
      code: () => [],
      ...(actors && { actors: () => actors }),
    },
    procedure: {
      run: async () => 'value',
      judge: () => ({ verdict: { stops, because: 'readable', steps: [] }, outcome }),
    },
  };
}

type Made = ReturnType<typeof experiment>;

async function runOf(made: Made, answer: { reached: boolean; complete: boolean }) {
  let run = newRun('0'.repeat(16), {});
  let asked = 0;
  await carryOut({
    run,
    ...made,
    origins: PLACEHOLDER_ORIGINS,
    seat: {
      token: '',
      flush: async () => {
        asked++;
        return { ...answer, dropped: 0 };
      },
      pass: async () => '',
      close() {},
    },
    clock: () => null,
    signal: new AbortController().signal,
    view: {} as HTMLElement,
    change: next => {
      run = next(run);
    },
  });
  return { run, asked };
}

const find = (run: Run, made: Made) =>
  findingOf({
    run,
    exchanges: [],
    ...made,
    spec: { id: 'p', experiment: 'e', knobs: {}, claim: null, claims: {}, needs: [] },
    lesson: {},
    origins: PLACEHOLDER_ORIGINS,
    userAgent: '',
  });

describe('a run in which no server takes part', () => {
  const made = experiment('nowhere', 'acted', PAGES);

  test('is complete without asking the lab', async () => {
    const { run, asked } = await runOf(made, { reached: false, complete: false });
    expect([run.witness, asked]).toEqual(['none', 0]);
    expect(find(run, made)).toMatchObject({ observed: 'nowhere', verdict: { stops: 'nowhere' } });
  });

  test('is contested where the pages show another stop than the rule', async () => {
    const other = experiment('browser', 'acted', PAGES);
    const { run } = await runOf(other, { reached: false, complete: false });
    expect(find(run, other)).toMatchObject({ observed: 'nowhere', verdict: { stops: 'browser' } });
  });
});

describe('a run in which one does', () => {
  const made = experiment('nowhere', 'acted');

  test.each<[WitnessState, boolean, boolean]>([
    ['complete', true, true],
    ['unconfirmed', true, false],
    ['unreachable', false, false],
  ])('whose record is %s', async (witness, reached, complete) => {
    const { run, asked } = await runOf(made, { reached, complete });
    expect([run.witness, asked]).toEqual([witness, 1]);
    expect(find(run, made) !== null).toBe(witness === 'complete');
  });
});
