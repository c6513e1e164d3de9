import type { PanelSpec } from '../run/spec.ts';
import type { Compiled } from './markdown.ts';
import { type Problem, placeOf } from './problem.ts';

/** More claims than this are two lessons. */
const MOST_CLAIMS = 14;
/** The section that a lesson ends with: what to remember. */
const LAST = 'remember';

/** What a lesson may not lack, and what its panels may not repeat. */
export function checkRules(compiled: readonly Compiled[]): Problem[] {
  return compiled.flatMap(one => {
    const { lesson, language, offsets, source, file } = one;
    const problem = (id: string | undefined, message: string): Problem => ({
      file,
      ...placeOf(source, offsets.get(id ?? '') ?? 0),
      message,
    });
    const panels = panelsOf(one).filter(({ repair }) => !repair);
    const others = compiled.filter(other => other.language === language);
    const problems: Problem[] = [];

    if (lesson.sections.at(-1)?.id !== LAST) {
      const last = lesson.sections.at(-1)?.id;
      problems.push(problem(last, `a lesson ends with what to remember; write ## … {#${LAST}} behind this`));
    }
    const repairs = panelsOf(one).filter(({ repair }) => repair);
    if (repairs.length !== (one.noRepair === null ? 1 : 0)) {
      const message =
        'a lesson ends with one case to repair; write one ::repair{#some-id …}, or no_repair: why none can be, in the front matter';
      problems.push(problem(lesson.sections.at(-1)?.id, message));
    }
    if (panels.length > MOST_CLAIMS) {
      const message = `${panels.length} claims are too many for one lesson, which may have ${MOST_CLAIMS}; make it two`;
      problems.push(problem(panels[MOST_CLAIMS]?.id, message));
    }
    for (const panel of panels) {
      const missing = one.unanswered.get(panel.id) ?? [];
      if (missing.length > 0) {
        const message = `nothing answers who predicts ${missing.join(', ')}; write :::wrong[…]{stops="…"}, or implausible="${missing.join(' ')}: why nobody expects it"`;
        problems.push(problem(panel.id, message));
      }
      const [first] = others.flatMap(other =>
        panelsOf(other)
          .filter(twin => !twin.repair && settingsOf(twin) === settingsOf(panel))
          .map(twin => ({ id: twin.id, lesson: other.lesson.id, twin })),
      );
      if (first && first.twin !== panel) {
        const message = `the run is that of ${first.lesson}#${first.id}; change a setting, or link there`;
        problems.push(problem(panel.id, message));
      }
    }
    return problems;
  });
}

const panelsOf = ({ lesson }: Compiled): readonly PanelSpec[] =>
  lesson.sections.flatMap(({ panels }) => panels.flat());

/** What decides how a panel runs; where the reader's machine must be otherwise, it is another run. */
function settingsOf({ experiment, knobs, needs }: PanelSpec): string {
  return JSON.stringify([
    experiment,
    Object.entries(knobs).sort(),
    needs.filter(need => need.startsWith('cert')),
  ]);
}
