import { useMemo } from 'react';
import { composeAddress, lessonAddress } from '../../addresses.ts';
import { FixView } from '../../compose/FixView.tsx';
import type { Language } from '../../language.ts';
import type { CourseEntry } from '../../lesson/lesson.ts';
import { CopyButton } from '../../panel/CopyButton.tsx';
import { RuleSteps } from '../../panel/rule/RuleSteps.tsx';
import { fill } from '../../run/words.ts';
import { CAUSES } from '../causes/index.ts';
import type { Diagnosis } from '../diagnose.ts';
import type { NamedFailure } from '../named-failure.ts';
import { composeCaseOf } from '../offer/compose-case.ts';
import { fixCaseOf, takenFor } from '../offer/fix-case.ts';
import { Commands } from './Commands.tsx';
import { markdownOf } from './markdown.ts';
import { Understood } from './Understood.tsx';
import { diagnoseWords } from './words.ts';
import '../../panel/after-run-style.ts';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly language: Language;
  readonly course: readonly CourseEntry[];
}

/** Everything that can be said of a case beside what failed. */
export function Result({ diagnosis, language, course }: Props) {
  const words = diagnoseWords(language);
  const { commands, contradiction, cut, elsewhere, failure, needs, others, verdict } = diagnosis;
  return (
    <>
      {cut && <p className="fine">{words.cut}</p>}
      {failure && <Explanation diagnosis={diagnosis} failure={failure} language={language} />}
      {contradiction && (
        <div className="contradiction" data-contradiction={contradiction.cause}>
          <h3>{words.contradiction}</h3>
          <p>{fill(words.contradictionText, { title: CAUSES[contradiction.cause].title[language] })}</p>
        </div>
      )}
      {needs.length > 0 && (
        <div className="needs">
          <h3>{words.add}</h3>
          <ul>
            {needs.map(need => (
              <li key={need} data-need={need}>
                {words.needs[need]}
              </li>
            ))}
          </ul>
          {commands.length > 0 && <Commands commands={commands} language={language} />}
        </div>
      )}
      {failure && <Ways diagnosis={diagnosis} failure={failure} language={language} course={course} />}
      {others.length > 0 && (
        <div className="others">
          <h3>{words.others}</h3>
          <ul>
            {others.map(({ cause }) => (
              <li key={cause} data-other={cause}>
                <b>{CAUSES[cause].title[language]}</b> {CAUSES[cause].fix[0]?.[language]}
              </li>
            ))}
          </ul>
        </div>
      )}
      {elsewhere.length > 0 && (
        <div className="others">
          <h3>{words.elsewhere}</h3>
          <ul>
            {elsewhere.map(({ url, failure: found }) => (
              <li key={url} data-elsewhere={found?.cause ?? 'open'}>
                <code>{url}</code> {found ? CAUSES[found.cause].title[language] : words.undecided}
              </li>
            ))}
          </ul>
        </div>
      )}
      {needs.length === 0 && commands.length > 0 && (
        <details>
          <summary>{words.commands}</summary>
          <Commands commands={commands} language={language} />
        </details>
      )}
      {verdict && (
        <details>
          <summary>{words.steps}</summary>
          <RuleSteps verdict={verdict} language={language} />
        </details>
      )}
      {failure && (
        <p className="take">
          <CopyButton
            label={words.markdown}
            text={() => markdownOf(diagnosis, language)}
            language={language}
          />{' '}
          <span className="fine">{words.markdownHint}</span>
        </p>
      )}
      <details>
        <summary>{words.understood}</summary>
        <Understood diagnosis={diagnosis} language={language} />
      </details>
    </>
  );
}

interface FindingProps {
  readonly diagnosis: Diagnosis;
  readonly failure: NamedFailure;
  readonly language: Language;
}

function Explanation({ diagnosis: { hints }, failure, language }: FindingProps) {
  const words = diagnoseWords(language);
  const { why, fix } = CAUSES[failure.cause];
  return (
    <>
      {failure.cause === 'url-without-scheme' && failure.value !== null && (
        <p className="hint" data-hint="meant">
          {words.meant} <code>{failure.value}</code>
        </p>
      )}
      {hints.map(({ id, text }) => (
        <p key={id} className="hint" data-hint={id}>
          {text[language]}
        </p>
      ))}
      <h3>{words.why}</h3>
      <p>{why[language]}</p>
      <h3>{words.fix}</h3>
      <ol>
        {fix.map(one => (
          <li key={one.en}>{one[language]}</li>
        ))}
      </ol>
    </>
  );
}

/** Where to go from here: the configuration, the lab with a case like this, the lessons that there are. */
function Ways({ diagnosis, failure, language, course }: FindingProps & Pick<Props, 'course'>) {
  const words = diagnoseWords(language);
  const { hints, known } = diagnosis;
  const of = useMemo(() => fixCaseOf(failure, hints, known), [failure, hints, known]);
  const taken = of ? takenFor(of, known).map(what => words[what]) : [];
  const composed = composeCaseOf(failure, known);
  const lessons = CAUSES[failure.cause].lessons.flatMap(link => {
    const lesson = course.find(({ id }) => id === link.split('#')[0]);
    return lesson ? [{ link, label: lesson.label }] : [];
  });
  return (
    <>
      {of && <FixView of={of} verdict={null} language={language} />}
      {of && taken.length > 0 && (
        <p className="fine" data-taken="">
          {fill(words.taken, { what: taken.join(words.comma) })}
        </p>
      )}
      {composed && (
        <p className="composer">
          <a href={composeAddress(language, composed.experiment, composed.knobs)}>{words.composer}</a>{' '}
          <span className="fine">{words.composerHint}</span>
        </p>
      )}
      {lessons.length > 0 && (
        <p className="lessons">
          <b>{words.read}</b>{' '}
          {lessons.map(({ link, label }) => (
            <a key={link} href={lessonAddress(language, link)}>
              {label}
            </a>
          ))}
        </p>
      )}
    </>
  );
}
