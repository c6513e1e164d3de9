import type { LabOriginName } from '../../../server/protocol/words.ts';
import type { ExchangeView } from '../../decode/views.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import { NOTHING } from '../../rules/core/step.ts';
import { judgeHash } from '../../rules/frames/location-hash.ts';
import type { FrameSeen } from '../../stage/frames.ts';
import { QUESTION, REPLY } from '../../stage/location-hash.ts';
import { defineProcedure, type Evidence, type Judgement, type Page } from '../experiment.ts';
import { frameAddress, keying } from '../shared/pages.ts';
import { recorded } from '../shared/recorded.ts';
import type { HashKnobs, KNOBS } from './knobs.ts';

// #region listing
async function run(page: Page<FrameSeen>, knobs: HashKnobs): Promise<PageResult> {
  const on = knobs.frame as LabOriginName;
  const stage = await page.stage({ on: knobs.page as LabOriginName });
  const query = { relay: knobs.relay, ...keying(on) };
  const { href: url } = stage.url(frameAddress(page.origins, on, 'hash'), query);
  page.saw('call', 'iframe.src', { url: url + QUESTION });
  const seen = await stage.frame({ way: 'hash', url });
  page.saw('event', 'location.hash', { value: seen.said }, { by: 'far' });
  page.saw(
    'call',
    knobs.relay === 'none' ? 'parent.location.hash' : 'relay.src',
    { hash: REPLY },
    { by: 'far' },
  );
  if (seen.thrown) page.saw('throw', seen.thrown.name, { message: seen.thrown.message }, { by: 'far' });
  else page.saw('receive', 'hashchange', { 'location.hash': seen.value });
  page.learned(seen);
  return seen.value === REPLY ? 'value' : 'error';
}
// #endregion

/** The target of the request for the frame. */
function targetOf(exchanges: readonly ExchangeView[]): string | null {
  const [first] = exchanges.flatMap(view => recorded(view) ?? []);
  return first?.request.target.split('?', 1)[0] ?? null;
}

function judge({ knobs, origins, exchanges, learned }: Evidence<typeof KNOBS, FrameSeen>): Judgement {
  const page = origins[knobs.page as LabOriginName];
  const frame = origins[knobs.frame as LabOriginName];
  const [seen] = learned;
  const verdict = judgeHash({
    page,
    writer: knobs.relay === 'above' ? page : frame,
    question: QUESTION,
    reply: REPLY,
    target: targetOf(exchanges),
  });
  const targets = exchanges.flatMap(view => recorded(view)?.request.target ?? []);
  const rows = [
    {
      what: { zh: '请求里 # 后面的部分', en: 'the part behind # in the request' },
      rule: NOTHING,
      seen: targets.find(target => target.includes('#')) ?? NOTHING,
    },
    {
      what: { zh: 'iframe 读到的 location.hash', en: 'location.hash in the iframe' },
      rule: QUESTION,
      seen: seen?.said ?? NOTHING,
    },
    {
      what: { zh: '抛出的异常', en: 'exception' },
      rule: verdict.steps.at(-1)?.consequence?.page ?? NOTHING,
      seen: seen?.thrown?.name ?? NOTHING,
    },
  ];
  const outcome = seen?.thrown ? 'thrown' : 'acted';
  return { verdict, outcome, disagreements: rows.filter(row => row.rule !== row.seen) };
}

export default defineProcedure<typeof KNOBS, FrameSeen>({ run, judge });
