import type { Language } from '../language.ts';
import { oneOf } from './directive.ts';
import type { Compiled } from './markdown.ts';
import { type Problem, placeOf } from './problem.ts';

/** What techniques and questions of front matter say of their lesson that is not so, and where its two languages differ. */
export function checkLists(compiled: readonly Compiled[]): Problem[] {
  return compiled.flatMap(one => {
    const { file, source, lesson, language, techniques, questions } = one;
    const problem = (offset: number, message: string): Problem => ({
      file,
      ...placeOf(source, offset),
      message,
    });
    const claims = lesson.sections.map(({ id, panels }) => ({
      id,
      panels: panels
        .flat()
        .filter(({ repair }) => !repair)
        .map(panel => panel.id),
    }));
    const panels = claims.flatMap(section => section.panels);
    const sections = claims.filter(section => section.panels.length > 0).map(({ id }) => id);
    return [
      ...techniques.flatMap(({ offset, name, panel, demo }) => [
        ...(panels.includes(panel)
          ? []
          : [problem(offset, `no panel "${panel}" shows the technique ${name}; ${oneOf(panels)}`)]),
        ...(demo === null || sectionWith(compiled, language, demo) !== null
          ? []
          : [problem(offset, `no lesson shows the demo "${demo}"; write ::demo{file="${demo}/…"} in one`)]),
      ]),
      ...questions
        .filter(({ section }) => !sections.includes(section))
        .map(({ offset, section }) =>
          problem(offset, `no panel of a section {#${section}} answers the question; ${oneOf(sections)}`),
        ),
      ...differencesFromTwin(one, compiled),
    ];
  });
}

/** The lesson and section that show a demo, as `lesson#section`; null where none does. */
export function sectionWith(compiled: readonly Compiled[], language: Language, demo: string): string | null {
  for (const { lesson, demos } of compiled.filter(one => one.language === language)) {
    const shown = [...demos].find(([, files]) => files.split(', ').some(path => path.startsWith(`${demo}/`)));
    if (shown) return `${lesson.id}#${shown[0]}`;
  }
  return null;
}

function differencesFromTwin(one: Compiled, compiled: readonly Compiled[]): Problem[] {
  const twin = compiled.find(
    ({ lesson, language }) => lesson.id === one.lesson.id && language !== one.language,
  );
  if (one.language === 'zh' || !twin) return [];
  const lists = ({ techniques, questions }: Compiled) => ({
    techniques: techniques.map(({ for: need, since, verdict, panel, demo }) =>
      [need, since, verdict, panel, demo ?? 'none'].join(' '),
    ),
    questions: questions.map(({ section }) => section),
  });
  const [here, there] = [lists(one), lists(twin)];
  return (['techniques', 'questions'] as const)
    .filter(name => here[name].join() !== there[name].join())
    .map(name => ({
      file: one.file,
      ...placeOf(one.source, Math.max(0, one.source.search(new RegExp(`^${name}\\s*:`, 'm')))),
      message: `the ${name} are ${here[name].join(', ') || 'none'} here and ${there[name].join(', ') || 'none'} in ${twin.file}; make them equal`,
    }));
}
