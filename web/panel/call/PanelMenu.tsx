import { EXPERIMENTS_OF_COMPOSER } from '../../addresses.ts';
import type { Experiment } from '../../experiments/experiment.ts';
import type { KnobValues } from '../../experiments/knob.ts';
import type { Language } from '../../language.ts';
import type { PanelSpec } from '../../run/spec.ts';
import { panelWords } from '../../run/words.ts';
import { CopyButton } from '../CopyButton.tsx';
import { caseLink } from './case-link.ts';

interface Props {
  readonly spec: PanelSpec;
  readonly experiment: Experiment;
  readonly values: KnobValues;
  readonly language: Language;
  readonly codeShown: boolean;
  readonly onCode: (() => void) | null;
}

/** This page's URL, which holds the settings as they stand, down to the panel. */
function linkTo(panel: string): string {
  const { origin, pathname, search } = window.location;
  return `${origin}${pathname}${search}#${panel}`;
}

/** What can be done with a panel besides running it. */
export function PanelMenu({ spec, experiment, values, language, codeShown, onCode }: Props) {
  const words = panelWords(language);
  const composed = spec.claim !== null && EXPERIMENTS_OF_COMPOSER.some(name => name === spec.experiment);
  return (
    <div className="panel-menu">
      <a href={`#${spec.id}`}>#{spec.id}</a>
      <CopyButton label={words.copyLink} text={() => linkTo(spec.id)} language={language} />
      {onCode && (
        <button type="button" className="quiet" aria-expanded={codeShown} onClick={onCode}>
          {words.foot.code}
        </button>
      )}
      {composed && (
        <a href={caseLink(spec.experiment, experiment.knobs, values, language)}>{words.toComposer}</a>
      )}
    </div>
  );
}
