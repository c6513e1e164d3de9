import { type Heard, isStageOrder, isStageReport, type Post } from './messages.ts';
import { type Thrown, thrownBy } from './thrown.ts';

/** How long a port that was handed over may take to bring its message; milliseconds. */
const PORT_MS = 1_000;

/** What is sent, by its name. */
export const MESSAGES: Readonly<Record<Post['content'], unknown>> = {
  text: 'hello',
  object: { hello: ['world', 1] },
  function: () => 'hello',
};

// #region listing
/** Sends one message to a window; gives what the call throws, or null. */
export function post(to: Window, { content, targetOrigin, channel }: Post): Thrown | null {
  const data = MESSAGES[content];
  try {
    if (channel === 'port') {
      const { port1, port2 } = new MessageChannel();
      port1.postMessage(data); // waits there until its receiver listens
      to.postMessage('port', { ...(targetOrigin !== null && { targetOrigin }), transfer: [port2] });
    } else if (targetOrigin === null) to.postMessage(data);
    else to.postMessage(data, targetOrigin);
    return null;
  } catch (error) {
    return thrownBy(error);
  }
}

/** Listens for messages from one window and uses those of the expected origin, or all; what it returns asks what came. */
export function listen(
  from: Window,
  expects: string | null,
  signal: AbortSignal,
): () => Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  let complete: Promise<unknown> = Promise.resolve();
  const keep = ({ data, origin }: MessageEvent<unknown>, used: boolean) =>
    heard.push({ data: JSON.stringify(data), origin, used });
  const onMessage = (event: MessageEvent<unknown>) => {
    if (event.source !== from || isOrder(event.data)) return;
    const used = expects === null || event.origin === expects;
    keep(event, used);
    const [port] = event.ports;
    if (!used || !port) return;
    const told = new Promise<void>(resolve => {
      port.onmessage = message => {
        keep(message, true); // whoever holds the other end may send
        resolve();
      };
    });
    complete = Promise.race([told, new Promise(resolve => setTimeout(resolve, PORT_MS))]);
  };
  window.addEventListener('message', onMessage, { signal });
  return () => complete.then(() => heard);
}
// #endregion

/** What the two pages say to each other about the run stands beside what the run is about. */
function isOrder(data: unknown): boolean {
  return isStageOrder(data) || isStageReport(data);
}
