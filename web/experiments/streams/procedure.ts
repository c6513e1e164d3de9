import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { type LabOriginName, STREAM_MESSAGES } from '../../../server/protocol/words.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import { type EventSourceTold, listenToStream } from '../../stage/event-source.ts';
import { defineProcedure, type Page } from '../experiment.ts';
import { judge, type Learned } from './judge.ts';
import { type KNOBS, type StreamKnobs, serverQuery } from './knobs.ts';
import { byPolling, byWebSocket, readStream, talk } from './others.ts';

// #region listing
async function run(page: Page<Learned>, knobs: StreamKnobs): Promise<PageResult> {
  const url = page.url(page.origins.lab + LAB_PATHS.events, serverQuery(knobs));
  if (knobs.via === 'websocket') return byWebSocket(page, knobs);
  const talked = knobs.talks === 'on' ? talk(page, url) : null;
  const result = await receive(page, knobs, url);
  await talked;
  return result;
}

async function receive(page: Page<Learned>, knobs: StreamKnobs, url: URL): Promise<PageResult> {
  if (knobs.via.startsWith('fetch')) return readStream(page, knobs, url);
  if (knobs.via === 'polling') return byPolling(page, knobs, url);
  return knobs.from === 'page'
    ? listen(page, knobs, url)
    : listenFrom(knobs.from as LabOriginName, page, knobs);
}

async function listen(page: Page<Learned>, knobs: StreamKnobs, url: URL): Promise<PageResult> {
  const told: EventSourceTold[] = [];
  const call = callOf(knobs, url);
  page.saw('call', 'new EventSource', { url, withCredentials: call.withCredentials });
  const tell = (event: EventSourceTold) => {
    told.push(event);
    report(page, event);
  };
  await listenToStream(call, tell, page.signal);
  return resultOf(page, { origin: page.origins.reader, told });
}

/** Another page of the lab listens. */
async function listenFrom(on: LabOriginName, page: Page<Learned>, knobs: StreamKnobs): Promise<PageResult> {
  const stage = await page.stage({ on });
  const url = stage.url(page.origins.lab + LAB_PATHS.events, serverQuery(knobs));
  const { origin } = stage.client;
  const call = callOf(knobs, url);
  page.saw('call', 'new EventSource', { origin, url, withCredentials: call.withCredentials });
  const told = await stage.stream(call);
  for (const event of told) report(page, event);
  return resultOf(page, { origin, told });
}
// #endregion

function callOf(knobs: StreamKnobs, url: URL) {
  return {
    url: url.href,
    withCredentials: knobs.credentials === 'on',
    listensTo: knobs.listens,
    messages: STREAM_MESSAGES,
    closes: knobs.over === 'off',
  };
}

function report(page: Page<Learned>, { at, data, lastEventId, name, readyState }: EventSourceTold): void {
  if (data === null) page.saw('event', name, { readyState }, { at });
  else page.saw('receive', name, { data, lastEventId }, { at });
}

function resultOf(page: Page<Learned>, learned: Extract<Learned, { told: unknown }>): PageResult {
  page.learned(learned);
  const messages = learned.told.filter(({ data }) => data !== null);
  return messages.length >= STREAM_MESSAGES ? 'value' : 'error';
}

export default defineProcedure<typeof KNOBS, Learned>({ run, judge });
