import type { Language } from '../language.ts';
import type { Section } from '../lesson/lesson.ts';
import type { Progress } from './progress.ts';
import { type ClaimWord, wordsOf } from './words.ts';

interface Props {
  readonly language: Language;
  readonly sections: readonly Section[];
  /** The section being read. */
  readonly here: string | null;
  readonly done: Progress[string] | undefined;
}

const STATES: readonly ClaimWord[] = ['yes', 'no', 'not-reproducible', 'not-measured', 'knobs-turned'];

/** The sections of a lesson, each with a bead for every claim in it. */
export function Outline({ language, sections, here, done }: Props) {
  const words = wordsOf(language);
  const order = sections.flatMap(({ panels }) => panels.map(({ id }) => id));
  return (
    <ol className="outline">
      {sections.map(({ id, title, panels }) => (
        <li key={id}>
          <a href={`#${id}`} aria-current={id === here ? 'location' : undefined}>
            {title}
          </a>
          <span className="beads">
            {panels.map(({ id: claim }) => {
              const state = STATES.find(known => known === done?.[claim]) ?? 'untried';
              const n = String(order.indexOf(claim) + 1);
              const label = words.claim.replace('{n}', n).replace('{state}', words.states[state]);
              return (
                <a key={claim} className="bead" href={`#${claim}`} data-state={state} title={label}>
                  <span className="unseen">{label}</span>
                </a>
              );
            })}
          </span>
        </li>
      ))}
    </ol>
  );
}
