/**
 * A stage: a page on an origin of the lab that does what the reader's page orders, and nothing else. The build makes one
 * classic script of it, because a sandboxed page, whose origin is opaque, could load no module.
 */
import { ask } from './ask.ts';
import { readFrameText } from './document-domain.ts';
import { type EventSourceTold, listenToStream } from './event-source.ts';
import { formAway, postIntoFrame } from './form.ts';
import { type FrameOrder, type FrameSeen, NOTHING_SEEN } from './frames.ts';
import { jsonp } from './jsonp.ts';
import { askByHash } from './location-hash.ts';
import { type Heard, isDeparting, isStageOrder, type StageOrder, type StageReport } from './messages.ts';
import { listen, post } from './post.ts';
import { departure, send } from './send.ts';
import { nameWindow, readFrameName } from './window-name.ts';

// #region listing
// Who opened this page: its frame's parent, or of a window its opener. The server says what origin that must have.
const master: Window | null = window.parent === window ? window.opener : window.parent;
const reader = document.currentScript?.dataset.reader;

let leave = () => {};
let heard = async (): Promise<readonly Heard[]> => [];

async function perform(order: Exclude<StageOrder, { kind: 'leave' }>, master: Window): Promise<StageReport> {
  const { signal } = new AbortController(); // who wants it to stop removes the page
  const { id } = order;
  switch (order.kind) {
    case 'ask':
      return { kind: 'answer', id, answer: await ask(order.call, signal) };
    case 'listen':
      heard = listen(master, order.expects, signal);
      return { kind: 'listening', id };
    case 'post':
      return { kind: 'posted', id, thrown: post(master, order.post) };
    case 'hear':
      return { kind: 'heard', id, heard: await heard() };
    case 'frame':
      return { kind: 'framed', id, seen: await frame(order.frame) };
    case 'jsonp':
      return { kind: 'called', id, result: await jsonp(order.url, order.name, signal) };
    case 'form': {
      const { form } = order;
      if (form.into === 'frame') return { kind: 'submitted', id, result: await postIntoFrame(form, signal) };
      leave = formAway(form);
      return { kind: 'submitted', id, result: null };
    }
    case 'stream': {
      const told: EventSourceTold[] = [];
      await listenToStream(order.call, one => told.push(one), signal);
      return { kind: 'streamed', id, told };
    }
    case 'send': {
      const { initiator, url } = order;
      if (!isDeparting(initiator)) return { kind: 'sent', id, event: await send(initiator, url, signal) };
      leave = departure(initiator, url);
      return { kind: 'sent', id, event: 'leaving' };
    }
  }
}

async function frame(order: FrameOrder): Promise<FrameSeen> {
  switch (order.way) {
    case 'name':
      nameWindow(order.keepsOpener);
      return NOTHING_SEEN;
    case 'frame-name':
      return readFrameName(order.url, order.lands);
    case 'hash':
      return askByHash(order.url);
    case 'domain':
      return readFrameText(order.url, order.sets);
  }
}

if (master && reader) {
  const tell = (report: StageReport) => master.postMessage(report, reader);
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== master || origin !== reader || !isStageOrder(data)) return;
    if (data.kind === 'leave') leave();
    else void perform(data, master).then(tell);
  });
  const ready = () => {
    const [url = '', nonce = ''] = window.location.href.split('#');
    tell({ kind: 'ready', nonce, client: { origin: window.origin, url } });
  };
  window.addEventListener('hashchange', ready); // it is wanted once more, in the same window
  ready();
}
// #endregion
