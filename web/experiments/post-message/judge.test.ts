import { describe, expect, test } from 'vitest';
import { PLACEHOLDER_ORIGINS } from '../../../server/protocol/origins.ts';
import { observedStop } from '../../rules/core/observed.ts';
import type { Heard } from '../../stage/messages.ts';
import type { Evidence } from '../experiment.ts';
import { judge, type Learned } from './judge.ts';
import { KNOBS, type MessageKnobs, targetOf } from './knobs.ts';

const { reader, lab, evil } = PLACEHOLDER_ORIGINS;
const DEFAULTS = Object.fromEntries(
  Object.entries(KNOBS).map(([name, knob]) => [name, knob.default]),
) as MessageKnobs;
const heard = (more: Partial<Heard> = {}): Heard => ({
  data: '"hello"',
  origin: reader,
  used: true,
  ...more,
});

/** What a run of the lab's frame reported, and what comes of it. */
function judged(seen: Partial<Learned>, knobs: Partial<MessageKnobs> = {}) {
  const learned: Learned = {
    sender: reader,
    receiver: lab,
    post: { content: 'text', targetOrigin: lab, channel: 'window' },
    thrown: null,
    heard: [],
    ...seen,
  };
  const result = learned.heard.at(-1)?.used ? 'value' : 'error';
  const evidence: Evidence<typeof KNOBS, Learned> = {
    knobs: { ...DEFAULTS, ...knobs },
    origins: PLACEHOLDER_ORIGINS,
    events: [],
    learned: [learned],
    result,
    exchanges: [],
    browser: 'unknown',
    certificate: 'unknown',
  };
  const { verdict, outcome, disagreements = [] } = judge(evidence);
  return {
    rule: verdict.stops,
    seen: observedStop(result, outcome, verdict.stops),
    differs: disagreements.map(({ rule, seen }) => `${rule} / ${seen}`),
  };
}

describe('where rule and pages agree', () => {
  const dropped = { content: 'text', targetOrigin: evil, channel: 'window' } as const;
  const invalid = { ...dropped, targetOrigin: 'example.com' };
  const port = { ...dropped, targetOrigin: lab, channel: 'port' } as const;
  const byPort = [heard({ data: '"port"' }), heard({ origin: '' })];
  test.each<[stop: string, Partial<Learned>]>([
    ['nowhere', { heard: [heard()] }],
    ['browser', { post: dropped }],
    ['before-sending', { post: invalid, thrown: { name: 'SyntaxError', message: '' } }],
    ['nowhere', { post: port, heard: byPort }],
    ['server', { sender: evil, heard: [heard({ origin: evil, used: false })] }],
  ])('%s', (stop, seen) => expect(judged(seen)).toEqual({ rule: stop, seen: stop, differs: [] }));
});

describe('where they do not', () => {
  test.each<[what: string, Partial<Learned>, ReturnType<typeof judged>]>([
    ['a message is lost', {}, { rule: 'nowhere', seen: 'browser', differs: [`"hello" ("${reader}") / —`] }],
    [
      'a call throws that should not',
      { thrown: { name: 'SyntaxError', message: '' } },
      { rule: 'nowhere', seen: 'before-sending', differs: ['— / SyntaxError', `"hello" ("${reader}") / —`] },
    ],
    [
      'it comes from another origin than the sender’s',
      { heard: [heard({ origin: evil })] },
      { rule: 'nowhere', seen: 'nowhere', differs: [`"hello" ("${reader}") / "hello" ("${evil}")`] },
    ],
    [
      'a call throws, and the message comes all the same',
      { thrown: { name: 'SyntaxError', message: '' }, heard: [heard()] },
      { rule: 'nowhere', seen: undefined, differs: ['— / SyntaxError'] },
    ],
  ])('%s', (_, seen, wanted) => expect(judged(seen)).toEqual(wanted));
});

test.each<[MessageKnobs['target'], string | null]>([
  ['receiver', lab],
  ['path', `${lab}/inbox?for=it`],
  ['evil', evil],
  ['star', '*'],
  ['slash', '/'],
  ['missing', null],
  ['no-url', 'example.com'],
])('the target %s', (target, written) => {
  expect(targetOf({ ...DEFAULTS, target }, lab, PLACEHOLDER_ORIGINS)).toBe(written);
});
