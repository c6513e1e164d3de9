import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { loadExperiment } from '../experiments/all.ts';
import { Repair } from '../panel/repair/Repair.tsx';
import type { Cases } from '../run/cases.ts';
import { LessonView } from './LessonView.tsx';
import type { Lesson, LessonPage } from './lesson.ts';
import { idsOf, Slot } from './Slot.tsx';

/** A lesson as HTML, in the build; each of its panels is rendered by itself, as `hydrate-slot.ts` finds it. */
export async function renderLesson(
  page: LessonPage,
  lesson: Pick<Lesson, 'intro' | 'sections' | 'notes'>,
): Promise<string> {
  const { language, origins } = page;
  const slots = new Map<Cases, string>();
  for (const cases of lesson.sections.flatMap(({ panels }) => panels)) {
    const experiment = await loadExperiment(cases[0].experiment);
    const slot = (
      <Slot cases={cases} experiment={experiment} repairs={Repair} language={language} origins={origins} />
    );
    slots.set(cases, renderToString(slot, { identifierPrefix: idsOf(cases) }));
  }
  return renderToStaticMarkup(
    <LessonView page={page} lesson={lesson} slot={cases => slots.get(cases) ?? ''} />,
  );
}
