import type { Language } from '../language.ts';
import type { Lesson } from '../lesson/lesson.ts';
import type { PanelSpec } from '../run/spec.ts';
import type { Compiled } from './markdown.ts';
import { type Problem, placeOf } from './problem.ts';

/** The whole course in both languages, in its order. */
export type Course = Readonly<Record<Language, readonly Lesson[]>>;

const OTHER: Readonly<Record<Language, Language>> = { zh: 'en', en: 'zh' };

/**
 * The mistakes that show only when lessons are held against each other: a missing translation, an id taken twice,
 * and whatever differs between the two languages of one lesson.
 */
export function compareLessons(compiled: readonly Compiled[]): Problem[] {
  return compiled.flatMap(one => {
    const twin = compiled.find(other => other.language !== one.language && nameOf(other) === nameOf(one));
    const problems: Problem[] = [];
    for (const field of ['id', 'title', 'description'] as const) {
      const value = one.lesson[field];
      const first = compiled.find(
        other => other.language === one.language && other.lesson[field] === value && value !== '',
      );
      if (!first || first === one) continue;
      const offset = one.source.search(new RegExp(`^${field}\\s*:`, 'm'));
      problems.push(at(one, offset, `the ${field} "${value}" is that of ${first.file}; choose another`));
    }
    if (!twin) {
      const language = OTHER[one.language];
      const missing = one.file.replace(`docs/${one.language}/`, `docs/${language}/`);
      problems.push(at(one, 0, `the lesson has no translation; write ${missing}`));
    } else if (one.problems.length === 0 && twin.problems.length === 0) {
      // What could not be read would count as missing on the other side.
      problems.push(...compareTwins(one, twin));
    }
    return problems;
  });
}

function nameOf({ file }: Compiled): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function at({ file, source }: Compiled, offset: number, message: string): Problem {
  return { file, ...placeOf(source, Math.max(0, offset)), message };
}

/** Where `one` says something that `twin` does not say alike. What both lack or both have is not reported twice. */
function compareTwins(one: Compiled, twin: Compiled): Problem[] {
  const problems: Problem[] = [];
  for (const field of ['id', 'position'] as const) {
    if (one.language === 'zh' || one.lesson[field] === twin.lesson[field]) continue;
    const name = field === 'id' ? 'id' : 'sidebar_position';
    const message = `${name} is ${JSON.stringify(one.lesson[field])} here and ${JSON.stringify(twin.lesson[field])} in ${twin.file}; make them equal`;
    problems.push(at(one, one.source.search(new RegExp(`^${name}\\s*:`, 'm')), message));
  }

  const panels = new Map(
    twin.lesson.sections.flatMap(section =>
      section.panels.flatMap(cases =>
        cases.map(panel => [panel.id, { panel, section: section.id, first: cases[0].id }] as const),
      ),
    ),
  );
  for (const section of one.lesson.sections) {
    const place = one.offsets.get(section.id) ?? 0;
    if (section.id && !twin.lesson.sections.some(other => other.id === section.id)) {
      problems.push(
        at(one, place, `the section {#${section.id}} is missing in ${twin.file}; write it there too`),
      );
    }
    const [waits, others] = [one.waits.get(section.id), twin.waits.get(section.id)];
    if (one.language === 'en' && others !== undefined && waits !== others) {
      const say = (text = '') => (text === '' ? 'for nothing' : `for ${text}`);
      problems.push(
        at(
          one,
          place,
          `the :::after of {#${section.id}} waits ${say(waits)} here and ${say(others)} in ${twin.file}; fold the same in both`,
        ),
      );
    }
    const [shown, shownThere] = [one.demos.get(section.id), twin.demos.get(section.id)];
    if (one.language === 'en' && shownThere !== undefined && shown !== shownThere) {
      const say = (text = '') => (text === '' ? 'no file of a demo' : text);
      problems.push(
        at(
          one,
          place,
          `{#${section.id}} shows ${say(shown)} here and ${say(shownThere)} in ${twin.file}; show the same in both`,
        ),
      );
    }
    for (const [first, panel] of section.panels.flatMap(cases =>
      cases.map(one => [cases[0], one] as const),
    )) {
      const offset = one.offsets.get(panel.id) ?? place;
      const other = panels.get(panel.id);
      if (!other) {
        problems.push(
          at(one, offset, `the live block "${panel.id}" is missing in ${twin.file}; write it there too`),
        );
      } else if (one.language === 'en') {
        if (other.section !== section.id) {
          problems.push(
            at(
              one,
              offset,
              `the live block "${panel.id}" stands in {#${other.section}} in ${twin.file}; put both in the same section`,
            ),
          );
        }
        if (other.first !== first.id) {
          const say = (id: string) => (id === panel.id ? 'by itself' : `as a case of "${id}"`);
          const message = `the live block "${panel.id}" stands ${say(first.id)} here and ${say(other.first)} in ${twin.file}; write the same around it in both`;
          problems.push(at(one, offset, message));
        }
        for (const [what, here, there] of differences(panel, other.panel)) {
          problems.push(
            at(
              one,
              offset,
              `${what} of "${panel.id}" is ${here} here and ${there} in ${twin.file}; make them equal`,
            ),
          );
        }
      }
    }
  }

  const order = (lesson: Lesson): string => lesson.sections.map(section => section.id).join(' ');
  const sorted = (lesson: Lesson): string => order(lesson).split(' ').sort().join(' ');
  if (
    one.language === 'en' &&
    order(one.lesson) !== order(twin.lesson) &&
    sorted(one.lesson) === sorted(twin.lesson)
  ) {
    problems.push(
      at(one, 0, `the sections stand in another order than in ${twin.file}: ${order(twin.lesson)}`),
    );
  }
  return problems;
}

function differences(here: PanelSpec, there: PanelSpec): [what: string, here: string, there: string][] {
  const flat = (panel: PanelSpec): Record<string, string> => ({
    experiment: panel.experiment,
    needs: panel.needs.join(' '),
    stops: panel.claim?.stops ?? '',
    because: panel.claim?.because ?? '',
    ...Object.fromEntries(
      Object.entries(panel.claims).flatMap(([browser, claim]) => [
        [`stops-${browser}`, claim.stops],
        [`because-${browser}`, claim.because],
      ]),
    ),
    ...(panel.wrong && { wrong: panel.wrong.map(({ stops }) => stops.join(' ')).join(', ') }),
    ...(panel.repair && {
      repaired: JSON.stringify(panel.repair.answer),
      'too-open': JSON.stringify(panel.repair.tooOpen),
    }),
    ...panel.knobs,
  });
  const [a, b] = [flat(here), flat(there)];
  const quoted = (value: string | undefined): string => (value === undefined ? 'not set' : `"${value}"`);
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter(name => a[name] !== b[name])
    .map(name => [name, quoted(a[name]), quoted(b[name])]);
}

/** The lessons of each language in the order of `sidebar_position`, then of their ids. */
export function orderCourse(compiled: readonly Compiled[]): Course {
  const of = (language: Language): Lesson[] =>
    compiled
      .filter(one => one.language === language)
      .map(one => one.lesson)
      .sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));
  return { zh: of('zh'), en: of('en') };
}
