import type { Bilingual } from '../../language.ts';
import type { Disagreement } from '../../rules/core/disagreement.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import { NOTHING } from '../../rules/core/step.ts';
import { isOriginKeyed, judgeDomain } from '../../rules/frames/document-domain.ts';
import type { Domain, FrameSeen } from '../../stage/frames.ts';
import { defineProcedure, type Evidence, type Judgement, type Page, SetUpError } from '../experiment.ts';
import { same } from '../shared/knob.ts';
import { frameAddress, keying, withQuery } from '../shared/pages.ts';
import { type DomainKnobs, type KNOBS, pairOf } from './knobs.ts';

/** Earlier pages of the same origin decided otherwise, and a tab keeps that. */
const DECIDED: Bilingual = {
  zh: '这个标签页里先前打开过同一个源的页面，Origin-Agent-Cluster 的设置不一样，浏览器在整个标签页里沿用第一次的结果。请在新标签页里打开本课，再运行。',
  en: 'a page of the same origin was open in this tab before, with another Origin-Agent-Cluster, and the browser keeps to the first for the whole tab. Open this lesson in a new tab, and run there.',
};

// #region listing
async function run(page: Page<FrameSeen>, knobs: DomainKnobs): Promise<PageResult> {
  const [on, other] = pairOf(knobs);
  const keyed = knobs.header === 'off';
  const to = knobs.to as Domain;
  const stage = await page.stage({ on, keyed });
  const sets = knobs.sets === 'both' ? { sets: to } : undefined;
  const url = withQuery(frameAddress(page.origins, other, 'domain'), { ...sets, ...keying(other, keyed) });
  const seen = await stage.frame({ way: 'domain', url, sets: to });

  // This page never sends the header: what the browser does without it.
  const expected = keyed && window.originAgentCluster === true;
  if ([seen.own, seen.other].some(state => state?.keyed !== expected)) throw new SetUpError(DECIDED);

  page.saw('call', 'document.domain', {
    assigned: assigned(page.origins[on], to),
    originAgentCluster: seen.own?.keyed,
  });
  if (seen.own?.thrown) page.saw('throw', seen.own.thrown.name, { message: seen.own.thrown.message });
  else page.saw('event', 'document.domain', { value: seen.own?.domain });
  if (sets)
    page.saw('call', 'document.domain', { assigned: assigned(page.origins[other], to) }, { by: 'far' });
  page.saw('event', 'document.domain', { value: seen.other?.domain }, { by: 'far' });
  if (!seen.own?.thrown) {
    page.saw('call', 'iframe.contentWindow.document');
    if (seen.thrown) page.saw('throw', seen.thrown.name, { message: seen.thrown.message });
    else page.saw('receive', 'body.textContent', { value: seen.value });
  }
  page.learned(seen);
  return seen.value === null ? 'error' : 'value';
}
// #endregion

/** As `web/stage/document-domain.ts` assigns it. */
function assigned(origin: string, to: Domain): string {
  const { hostname } = new URL(origin);
  return to === 'own' ? hostname : hostname.replace(/^[^.]+\./, '');
}

function judge({ knobs, origins, browser, learned }: Evidence<typeof KNOBS, FrameSeen>): Judgement {
  const [on, other] = pairOf(knobs).map(name => origins[name]);
  if (!on || !other) throw new RangeError('a run has two pages');
  const to = knobs.to as Domain;
  const header = knobs.header === 'on';
  const verdict = judgeDomain({
    page: { origin: on, assigns: assigned(on, to) },
    frame: { origin: other, assigns: knobs.sets === 'both' ? assigned(other, to) : null },
    header,
    browser,
  });
  const [seen] = learned;
  const thrown = seen?.own?.thrown ?? seen?.thrown;
  const { page: throws = null } = verdict.steps.at(-1)?.consequence ?? {};
  const rows: readonly Disagreement[] = [
    {
      what: { zh: '抛出的异常', en: 'exception' },
      rule: throws ?? NOTHING,
      seen: thrown?.name ?? NOTHING,
    },
    {
      what: same('originAgentCluster'),
      rule: String(isOriginKeyed({ header, browser })),
      seen: String(seen?.own?.keyed),
    },
  ];
  return {
    verdict,
    outcome: seen?.own?.thrown ? 'thrown' : 'acted',
    disagreements: rows.filter(row => row.rule !== row.seen),
  };
}

export default defineProcedure<typeof KNOBS, FrameSeen>({ run, judge });
