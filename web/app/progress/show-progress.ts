import { homeAddress, lessonAddress } from '../../addresses.ts';
import type { ContentPage, CourseEntry, HomePage, LessonPage } from '../../lesson/lesson.ts';
import { fill } from '../../run/fill.ts';
import { element } from '../element.ts';
import { liveWords } from '../live-words.ts';
import { countOf, goOn, type Progress } from './progress.ts';
import { liveFoot } from './progress-foot.ts';
import { onProgress, progressNow } from './progress-store.ts';

/** Shows around the content of a page how far its reader has come, as long as it is shown. Returns what ends that. */
export function showProgress(page: ContentPage): () => void {
  const feet = [...document.querySelectorAll<HTMLElement>('.progress-foot')].map(place =>
    liveFoot(place, page.language),
  );
  const begin = page.kind === 'home' ? liveBegin(page) : null;
  let shown = progressNow();
  const show = (): void => {
    shown = progressNow();
    for (const entry of page.course) showCounts(page, entry, shown);
    if (page.kind === 'lesson') showBeads(page, shown);
    begin?.(shown);
    for (const foot of feet) foot(shown.latest !== null);
  };
  // The page as it comes from the server is that of a reader who has done nothing.
  if (shown.latest !== null) show();
  return onProgress(show);
}

/** At each lesson of a list: how many of its claims are done. */
function showCounts({ language }: ContentPage, { id, claims }: CourseEntry, { lessons }: Progress): void {
  const done = lessons[id];
  const { run, explained } = countOf(done, claims);
  const begun = claims.some(claim => done?.[claim]);
  const address = lessonAddress(language, id);
  for (const link of document.querySelectorAll<HTMLElement>(`.course > li > a[href="${address}"]`)) {
    const { dataset } = link.parentElement ?? link;
    dataset.progress = !begun ? 'none' : explained < claims.length ? 'some' : 'all';
    for (const old of link.querySelectorAll('.count, .unseen')) old.remove();
    if (!begun) continue;
    const text = fill(liveWords(language).counts, { n: claims.length, run, explained });
    const count = element('span', { className: 'count' }, `${explained}/${claims.length}`);
    count.ariaHidden = 'true';
    link.append(count, element('span', { className: 'unseen' }, text));
  }
}

/** At each claim of the open lesson: how far it is, and how its run stood to the lesson. */
function showBeads({ id: lesson, language, sections }: LessonPage, { lessons }: Progress): void {
  const words = liveWords(language);
  for (const { id, title = '' } of sections.flatMap(({ panels }) => panels.flat())) {
    const bead = document.querySelector<HTMLElement>(`.outline .bead[href="#${id}"]`);
    if (!bead) continue;
    const { reached = 'untried', stood = null } = lessons[lesson]?.[id] ?? {};
    const how = stood === null || stood === 'yes' ? '' : words.stood[stood];
    bead.dataset.reached = reached;
    if (stood) bead.dataset.stood = stood;
    else delete bead.dataset.stood;
    bead.title = fill(words.claim, { title, state: words.reached[reached] + how });
    bead.firstElementChild?.replaceChildren(bead.title);
  }
}

/** The way into the course on the home page: its first lesson, as it came, or the claim that comes next. */
function liveBegin({ language, course, summaries }: HomePage): (progress: Progress) => void {
  const words = liveWords(language);
  const place = document.querySelector('.begin');
  const asItCame = [...(place?.childNodes ?? [])];
  return progress => {
    const next = goOn(course, progress);
    if (!next) return place?.replaceChildren(...asItCame);
    const { id, label, claims } = next.lesson;
    const done = countOf(progress.lessons[id], claims).explained;
    const minutes = Math.ceil(((summaries[id]?.minutes ?? 0) * (claims.length - done)) / claims.length);
    const left = fill(words.left, { done, n: claims.length, minutes });
    const start = { className: 'start', href: `${lessonAddress(language, id)}#${next.claim}` };
    const [first] = course;
    const href = first ? lessonAddress(language, first.id) : homeAddress(language);
    place?.replaceChildren(
      element('a', start, `${fill(words.goOn, { lesson: label })} `, element('small', {}, left)),
      element('a', { href }, words.again),
    );
  };
}
