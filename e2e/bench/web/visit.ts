import type { Browser, Page } from '@playwright/test';

/** What one visit to a page showed. Times in milliseconds, sizes in bytes as sent. */
export interface Visit {
  readonly fcp: number;
  readonly lcp: number;
  readonly cls: number;
  /** What tasks took beyond 50 ms each, from the first paint until 2 s after loading. */
  readonly blocked: number;
  readonly html: number;
  /** JavaScript that had arrived at the largest paint, and when the page was at rest. */
  readonly scriptBeforeLcp: number;
  readonly script: number;
  readonly requests: number;
  readonly nodes: number;
  readonly turns: readonly Turn[];
}

/** One click on the link to another page, until its heading is painted. */
export interface Turn {
  readonly ms: number;
  readonly requests: number;
}

/** A phone of the middle class on a slow 4G network, as Lighthouse has them. */
const CPU_SLOWDOWN = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
/** After loading, what still runs counts as blocking; milliseconds. */
const SETTLING_MS = 2_000;
/** A page without a request for so long is at rest. */
const REST_MS = 1_000;

/** tsx has functions keep their names by a helper of its own, which pages don't know. */
export const NAMES = 'globalThis.__name = value => value';

/** What the observers below have gathered, in the page. */
interface Seen {
  lcp: number;
  cls: number;
  tasks: { start: number; duration: number }[];
  turned: Promise<number>;
}
declare global {
  interface Window {
    seen: Seen;
  }
}

/** @param turnTo the paths of the pages that are turned to, one after the other */
export async function visit(browser: Browser, url: string, turnTo: readonly string[]): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.emulateNetworkConditions', NETWORK);
    await network.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.addInitScript(NAMES);
    await page.addInitScript(observe);
    const traffic = watchTraffic(page);
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(SETTLING_MS + 100);
    await traffic.rest();
    const loaded = await page.evaluate(gather, SETTLING_MS);
    const turns: Turn[] = [];
    for (const path of turnTo) {
      turns.push(await turn(page, path, traffic));
      await traffic.rest();
    }
    return { ...loaded, turns };
  } finally {
    await context.close();
  }
}

function observe(): void {
  const seen: Seen = { lcp: 0, cls: 0, tasks: [], turned: Promise.resolve(0) };
  window.seen = seen;
  const on = (type: string, each: (entry: PerformanceEntry) => void): void => {
    const observer = new PerformanceObserver(list => list.getEntries().forEach(each));
    observer.observe({ type, buffered: true });
  };
  on('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime;
  });
  on('layout-shift', entry => {
    const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!shift.hadRecentInput) seen.cls += shift.value;
  });
  on('longtask', ({ startTime, duration }) => seen.tasks.push({ start: startTime, duration }));
}

function gather(settling: number): Omit<Visit, 'turns'> {
  const { lcp, cls, tasks } = window.seen;
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const scripts = resources.filter(({ name }) => new URL(name).pathname.endsWith('.js'));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
  const end = (navigation?.loadEventEnd ?? 0) + settling;
  return {
    fcp,
    lcp,
    cls,
    blocked: sum(
      tasks
        .filter(({ start, duration }) => start + duration > fcp && start < end)
        .map(({ duration }) => Math.max(0, duration - 50)),
    ),
    html: navigation?.encodedBodySize ?? 0,
    scriptBeforeLcp: sum(
      scripts.filter(({ responseEnd }) => responseEnd <= lcp).map(({ encodedBodySize }) => encodedBodySize),
    ),
    script: sum(scripts.map(({ encodedBodySize }) => encodedBodySize)),
    requests: resources.length + 1,
    nodes: document.querySelectorAll('*').length,
  };
}

interface Traffic {
  readonly sent: () => number;
  rest(): Promise<void>;
}

function watchTraffic(page: Page): Traffic {
  let sent = 0;
  let open = 0;
  let last = performance.now();
  const change = (by: number) => () => {
    open += by;
    if (by > 0) sent += 1;
    last = performance.now();
  };
  page.on('request', change(1));
  page.on('requestfinished', change(-1));
  page.on('requestfailed', change(-1));
  return {
    sent: () => sent,
    async rest() {
      // From now: what a page fetches when it is idle is still to come.
      last = performance.now();
      while (open > 0 || performance.now() - last < REST_MS) await page.waitForTimeout(100);
    },
  };
}

async function turn(page: Page, path: string, traffic: Traffic): Promise<Turn> {
  await page.evaluate(armClock);
  const before = traffic.sent();
  await page.locator(`:is(nav, aside) a[href="${path}"]:visible`).first().click();
  const ms = await page.evaluate(() => window.seen.turned);
  return { ms, requests: traffic.sent() - before };
}

/** From the click until the frame with another heading has been painted. */
function armClock(): void {
  const heading = () => document.querySelector('h1')?.textContent;
  const before = heading();
  window.seen.turned = new Promise(resolve => {
    const start = ({ timeStamp }: Event) => {
      const look = () => {
        if ([before, undefined].includes(heading())) return void requestAnimationFrame(look);
        // A message is handled after the frame in whose beginning it was sent.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - timeStamp);
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    };
    window.addEventListener('click', start, { capture: true, once: true });
  });
}
