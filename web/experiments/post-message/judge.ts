import type { Disagreement } from '../../rules/core/disagreement.ts';
import type { WireOutcome } from '../../rules/core/observed.ts';
import { NOTHING } from '../../rules/core/step.ts';
import type { Verdict } from '../../rules/core/verdict.ts';
import { judgeMessage } from '../../rules/messages/post-message.ts';
import type { Heard, Post } from '../../stage/messages.ts';
import { MESSAGES } from '../../stage/post.ts';
import type { Thrown } from '../../stage/thrown.ts';
import type { Evidence, Judgement } from '../experiment.ts';
import { expectedBy, type KNOBS } from './knobs.ts';

/** What both pages reported of one message. */
export interface Learned {
  readonly sender: string;
  readonly receiver: string;
  readonly post: Post;
  readonly thrown: Thrown | null;
  readonly heard: readonly Heard[];
}

/** As a programmer would write what is sent. */
function written(content: Post['content']): string {
  const data = MESSAGES[content];
  return typeof data === 'function' ? String(data) : JSON.stringify(data);
}

/** Holds the rule of postMessage against what the sender's script and the receiver's were told. */
export function judge({ knobs, origins, browser, learned }: Evidence<typeof KNOBS, Learned>): Judgement {
  const [seen] = learned;
  if (!seen) throw new RangeError('a run of one message reports one');
  const { post, receiver, sender } = seen;
  const verdict = judgeMessage({
    sender,
    receiver,
    message: written(post.content),
    cloneable: post.content !== 'function',
    targetOrigin: post.targetOrigin,
    channel: post.channel,
    expects: expectedBy(knobs, origins),
    browser,
  });
  return { verdict, outcome: outcomeOf(seen), disagreements: differences(verdict, seen) };
}

function outcomeOf({ heard, thrown }: Learned): WireOutcome {
  if (thrown) return 'thrown';
  const last = heard.at(-1);
  if (!last) return 'undelivered';
  return last.used ? 'acted' : 'ignored';
}

/** What else the two scripts were told: which exception, and of each message its data and its origin. */
function differences(
  { stops, steps }: Verdict,
  { heard, post, sender, thrown }: Learned,
): readonly Disagreement[] {
  const throws = steps.at(-1)?.consequence?.page;
  const delivered = stops === 'server' || stops === 'nowhere';
  const window = { data: post.channel === 'port' ? '"port"' : written(post.content), origin: sender };
  const port = { data: written(post.content), origin: '' };
  const wanted = [
    ...(delivered ? [window] : []),
    ...(stops === 'nowhere' && post.channel === 'port' ? [port] : []),
  ];
  const said = (messages: readonly Pick<Heard, 'data' | 'origin'>[]) =>
    messages.map(({ data, origin }) => `${data} (${JSON.stringify(origin)})`).join(', ') || NOTHING;
  const rows: readonly Disagreement[] = [
    {
      what: { zh: '抛出的异常', en: 'what the call throws' },
      rule: (stops === 'before-sending' && throws) || NOTHING,
      seen: thrown?.name ?? NOTHING,
    },
    {
      what: { zh: '接收方得到的消息', en: 'messages that the receiver gets' },
      rule: said(wanted),
      seen: said(heard),
    },
  ];
  return rows.filter(({ rule, seen }) => rule !== seen);
}
