import type { PageResult } from '../../rules/core/observed.ts';
import { type Asker, defineProcedure, type Page } from '../experiment.ts';
import { shownAnswer } from '../fetch/shown-answer.ts';
import { getBy } from '../shared/get.ts';
import { judge, type Pages } from './judge.ts';
import type { CookieKnobValues, KNOBS } from './knobs.ts';
import {
  askingUrl,
  clear,
  clearOnLeave,
  credentialsOf,
  initiatorOf,
  senderOf,
  sendingUrl,
  setterOf,
  settingUrl,
} from './requests.ts';

// #region listing
async function run(page: Page<Pages>, knobs: CookieKnobValues): Promise<PageResult> {
  const left = clearOnLeave(page, knobs);
  const setter = await setterOf(page, knobs);
  await clear(setter, page, knobs);

  const url = settingUrl(setter, page, knobs);
  page.saw('call', 'set', { origin: setter.client.origin, url });
  const set = await setter.ask(getBy(url, 'include'));
  page.saw('event', 'set', shownAnswer(set));

  try {
    const sender = await senderOf(page, knobs);
    page.learned({ setter: setter.client, sender: sender.client });
    return await send(page, sender, knobs);
  } finally {
    // What sent them has perhaps taken the setter's window.
    if (!page.signal.aborted) await clear(await setterOf(page, knobs), page, knobs);
    await left();
  }
}

async function send(page: Page, sender: Asker, knobs: CookieKnobValues): Promise<PageResult> {
  const { origin } = sender.client;
  const url = sendingUrl(sender, page, knobs);
  const credentials = credentialsOf(knobs);
  if (credentials) {
    page.saw('call', 'fetch', { origin, url, credentials });
    const answer = await sender.ask(getBy(url, credentials));
    page.saw('event', 'response', shownAnswer(answer));
    return answer.learned.kind === 'error' ? 'error' : 'value';
  }
  const asking = askingUrl(sender, page, knobs);
  if (asking) await sender.ask(getBy(asking, 'include')); // its Sec-Fetch-Storage-Access tells what a handshake does not
  page.saw('call', knobs.means, { origin, url });
  const told = await sender.send(initiatorOf(knobs), url.href);
  page.saw('event', told);
  return told === 'error' ? 'error' : 'value';
}
// #endregion

export default defineProcedure<typeof KNOBS, Pages>({ run, judge });
