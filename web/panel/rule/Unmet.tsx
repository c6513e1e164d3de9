import { lessonAddress } from '../../addresses.ts';
import type { Missing } from '../../experiments/experiment.ts';
import type { Language } from '../../language.ts';
import { runWords } from '../../run/run-words.ts';
import type { Condition } from '../../run/spec.ts';
import { CONDITION_WORDS, fill } from '../../run/words.ts';

interface Props {
  /** A condition that the lesson names, or what a run could not be made without. */
  readonly missing: Condition | Missing;
  readonly language: Language;
}

/** The section that tells how to meet a condition, and how to be rid of it again. */
const CERTIFICATE = { lesson: 'certificate', section: 'accept' };
const TOLD_IN: Readonly<Partial<Record<Condition, typeof CERTIFICATE>>> = {
  'certificate-trusted': CERTIFICATE,
  'certificate-untrusted': CERTIFICATE,
};

/** Says that what the lesson says cannot be seen here, why not, and where it is told what to do. */
export function Unmet({ missing, language }: Props) {
  const words = runWords(language);
  const named = typeof missing === 'string' ? missing : null;
  const why = typeof missing === 'string' ? CONDITION_WORDS[missing] : missing;
  const told = named && TOLD_IN[named];
  return (
    <>
      <strong>{words.notReproducible}</strong>
      <p data-unmet={named ?? ''}>
        {fill(words.because, { why: why[language] })}
        {told && (
          <>
            {language === 'zh' ? '' : ' '}
            <a href={`${lessonAddress(language, told.lesson)}#${told.section}`}>{words.howToMeet}</a>
          </>
        )}
      </p>
    </>
  );
}
