import type { FramePage, LabOriginName } from '../../../server/protocol/words.ts';
import type { Bilingual } from '../../language.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import { judgeName } from '../../rules/frames/window-name.ts';
import type { FrameSeen, Landing } from '../../stage/frames.ts';
import { askName, DATA } from '../../stage/window-name.ts';
import { defineProcedure, type Evidence, type Judgement, type Page, SetUpError } from '../experiment.ts';
import { frameAddress, keying, withQuery } from '../shared/pages.ts';
import { LANDS } from './code.ts';
import type { KNOBS, NameKnobs } from './knobs.ts';

type Learned = Pick<FrameSeen, 'value' | 'thrown'>;

const addressOf = (page: Page<Learned>, name: LabOriginName, of: FramePage) =>
  withQuery(frameAddress(page.origins, name, of), keying(name));

const CLOSED: Bilingual = {
  zh: '窗口在读到 window.name 之前就关闭了。请再运行一次。',
  en: 'the window was closed before its name was read. Run again.',
};

// #region listing
async function run(page: Page<Learned>, knobs: NameKnobs): Promise<PageResult> {
  const seen = knobs.place === 'frame' ? await byFrame(page, knobs) : await byWindow(page, knobs);
  page.learned(seen);
  if (seen.thrown) page.saw('throw', seen.thrown.name, { message: seen.thrown.message });
  else page.saw('receive', 'window.name', { value: seen.value });
  return seen.value === DATA ? 'value' : 'error';
}

/** A page shows the other one in a frame, takes the frame to a page of its own, and reads. */
async function byFrame(page: Page<Learned>, { by, from, lands }: NameKnobs): Promise<Learned> {
  const stage = await page.stage({ on: by as LabOriginName });
  const url = addressOf(page, from as LabOriginName, 'name');
  page.saw('call', 'iframe.src', { url });
  const seen = await stage.frame({ way: 'frame-name', url, lands: lands as Landing });
  page.saw('call', 'window.name', { value: seen.said }, { by: 'far' });
  if (lands !== 'stays') page.saw('call', 'iframe.src', { url: LANDS[lands] });
  page.saw('call', 'iframe.contentWindow.name');
  return seen;
}

/** A window goes from the one page to the other. */
async function byWindow(page: Page<Learned>, { by, from, opener }: NameKnobs): Promise<Learned> {
  const stage = await page.stage({ on: from as LabOriginName, place: 'window' });
  await stage.frame({ way: 'name', keepsOpener: opener === 'kept' });
  page.saw('call', 'window.name', { value: DATA }, { by: 'far' });
  const url = addressOf(page, by as LabOriginName, 'blank');
  page.saw('call', 'link.click', { url }, { by: 'far' });
  await stage.send('link', url);
  page.saw('call', 'window.name');
  const value = await askName(stage.window, page.origins[by as LabOriginName], page.signal);
  if (value === null) throw new SetUpError(CLOSED);
  return { value, thrown: null };
}
// #endregion

function judge({ knobs, origins, browser, learned }: Evidence<typeof KNOBS, Learned>): Judgement {
  const [from, by] = [origins[knobs.from as LabOriginName], origins[knobs.by as LabOriginName]];
  const verdict = judgeName({
    writer: from,
    reader: by,
    data: DATA,
    frame: knobs.place === 'window' ? null : knobs.lands === 'stays' ? from : by,
    hasOpener: knobs.opener === 'kept',
    browser,
  });
  const [seen] = learned;
  const says = (thrown: string | undefined, value: string | null) => thrown ?? JSON.stringify(value);
  const wanted = verdict.stops === 'nowhere' ? DATA : '';
  const rule = says(verdict.steps.at(-1)?.consequence?.page ?? undefined, wanted);
  const told = seen ? says(seen.thrown?.name, seen.value) : rule;
  return {
    verdict,
    outcome: 'acted',
    disagreements:
      rule === told
        ? []
        : [{ what: { zh: '读到的 window.name', en: 'the name that was read' }, rule, seen: told }],
  };
}

export default defineProcedure<typeof KNOBS, Learned>({ run, judge });
