import type { LabOriginName } from '../../../server/protocol/words.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import { type Asker, defineExperiment, type Page } from '../experiment.ts';
import { shownAnswer } from '../fetch/shown-answer.ts';
import { getBy } from '../shared/get.ts';
import { code } from './code.ts';
import { judge, type Pages } from './judge.ts';
import { type CookieKnobValues, KNOBS } from './knobs.ts';
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
  targetOf,
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

export default defineExperiment<typeof KNOBS, Pages>({
  title: { zh: 'Cookie：哪些会带上？', en: 'Cookies: which of them are sent?' },
  knobs: KNOBS,
  run,
  judge,
  about: 'cookie',
  route: (knobs, origins) => [
    knobs.from === 'page' ? origins.reader : origins[knobs.stageOn as LabOriginName],
    origins[targetOf(knobs)],
  ],
  besides: ({ setOn }) => [setOn],
  needsTrust: true,
  code,
  callers: {
    friend: { from: 'page', means: 'fetch' },
    stranger: { from: 'stage', stageOn: 'evil', means: 'form-post' },
    turns: ['kinds'],
  },
  server: 'cookies/endpoint',
  stage: 'send',
});
