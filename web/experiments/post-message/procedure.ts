import type { LabOriginName } from '../../../server/protocol/words.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import type { Post } from '../../stage/messages.ts';
import { MESSAGES } from '../../stage/post.ts';
import { defineProcedure, type Page } from '../experiment.ts';
import { judge, type Learned } from './judge.ts';
import { expectedBy, type KNOBS, type MessageKnobs, targetOf } from './knobs.ts';
import { messengerTo } from './messenger.ts';

// #region listing
async function run(page: Page<Learned>, knobs: MessageKnobs): Promise<PageResult> {
  const over = new AbortController();
  page.signal.addEventListener('abort', () => over.abort());
  const place = knobs.place === 'popup' ? 'window' : 'frame';
  const other = await page.stage({ on: knobs.on as LabOriginName, place });
  const own = messengerTo(other.window, over.signal);
  const [sender, receiver] = knobs.sender === 'page' ? [own, other] : [other, own];
  await receiver.listen(expectedBy(knobs, page.origins));

  const targetOrigin = targetOf(knobs, receiver.client.origin, page.origins);
  const post = { content: knobs.content, channel: knobs.channel, targetOrigin } as Post;
  page.saw('call', 'postMessage', {
    message: MESSAGES[post.content],
    ...(targetOrigin !== null && { targetOrigin }),
    ...(post.channel === 'port' && { port: true }),
  });
  const thrown = await sender.post(post);
  if (thrown) page.saw('throw', thrown.name, { message: thrown.message });
  else page.saw('event', 'returned'); // nothing, and that is all that a sender learns

  // Behind the message, from the same window: what it brings has come before it.
  const heard = await receiver.heard();
  for (const { data, origin, used } of heard)
    page.saw('receive', 'message', { data: JSON.parse(data), origin, used }, { by: 'far' });
  page.learned({ sender: sender.client.origin, receiver: receiver.client.origin, post, thrown, heard });
  over.abort();
  return heard.at(-1)?.used ? 'value' : 'error';
}
// #endregion

export default defineProcedure<typeof KNOBS, Learned>({ run, judge });
