import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { LabOriginName } from '../../../server/protocol/words.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import { clear, clearOnLeave, setterOf, settingUrl } from '../cookies/requests.ts';
import { type Asker, defineProcedure, type Page, type Stage } from '../experiment.ts';
import { shownAnswer } from '../fetch/shown-answer.ts';
import { getBy } from '../shared/get.ts';
import { FIELD } from './code.ts';
import { judge, type Learned } from './judge.ts';
import type { CsrfKnobs, KNOBS } from './knobs.ts';

/** The server’s own page stands in a frame here; what attacks it has the address bar, or browsers would send it no cookie at all. */
function isOwn({ bank, stageOn }: CsrfKnobs): boolean {
  return bank === stageOn;
}

// #region listing
async function run(page: Page<Learned>, knobs: CsrfKnobs): Promise<PageResult> {
  const cookie = { kinds: knobs.session, setOn: knobs.bank, setBy: isOwn(knobs) ? 'fetch' : 'window' };
  const left = clearOnLeave(page, cookie);
  const setter = await setterOf(page, cookie);
  await clear(setter, page, cookie);
  const url = settingUrl(setter, page, cookie);
  await setter.ask(getBy(url, 'include')); // the user signs in
  try {
    const place = isOwn(knobs) ? 'frame' : 'window';
    const sender = await page.stage({ on: knobs.stageOn as LabOriginName, place });
    page.learned({ setter: setter.client, sender: sender.client });
    await submit(page, sender, knobs);
    return 'value'; // that it was sent, and that is all that the page learns
  } finally {
    if (!page.signal.aborted) await clear(await setterOf(page, cookie), page, cookie);
    await left();
  }
}

async function submit(page: Page, sender: Stage, knobs: CsrfKnobs): Promise<void> {
  const check = knobs.check === 'none' ? undefined : knobs.check;
  const url = sender.url(page.origins[knobs.bank as OriginName] + LAB_PATHS.transfer, { check });
  const csrf = check === 'token' ? await readToken(page, sender, url) : null;
  page.saw('call', 'form.submit()', { origin: sender.client.origin, action: url });
  await sender.submit({
    url: url.href,
    enctype: 'application/x-www-form-urlencoded',
    fields: [FIELD, ...(csrf === null ? [] : [{ name: 'csrf', value: csrf }])],
    referrer: knobs.referrer === 'none' ? 'none' : 'default',
    into: isOwn(knobs) ? 'frame' : 'top',
    expects: null,
    ad: null,
  });
}

/** Only a page of the same origin can read it. */
async function readToken(page: Page, sender: Asker, url: URL): Promise<string | null> {
  page.saw('call', 'fetch', { origin: sender.client.origin, url, credentials: 'include' });
  const answer = await sender.ask(getBy(url, 'include'));
  page.saw('event', 'response', shownAnswer(answer));
  return answer.body === null ? null : JSON.parse(answer.body).csrf;
}
// #endregion

export default defineProcedure<typeof KNOBS, Learned>({ run, judge });
