import type { Language } from '../../language.ts';
import type { Field } from '../../rules/core/exchange.ts';
import { CAUSES } from '../causes/index.ts';
import type { Diagnosis } from '../diagnose.ts';
import type { PastedResponse } from '../reading/pasted-exchange.ts';
import { diagnoseWords } from './words.ts';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly language: Language;
}

/** The parts that were found in the paste, so that a misreading can be seen. Secrets were left out when they were read. */
export function Understood({ diagnosis, language }: Props) {
  const words = diagnoseWords(language);
  const { facts } = words;
  const { known, evidence } = diagnosis;
  const said = evidence.filter(item => item.kind === 'message');
  const answers = [known.options, known.preflight, known.handshake, ...known.answers].filter(
    answer => answer !== null,
  );
  return (
    <dl className="understood">
      <dt>{facts.kind}</dt>
      <dd>{words.kinds[known.kind]}</dd>
      <dt>{facts.page}</dt>
      <dd>{known.page === null ? words.unknown : <code>{known.page}</code>}</dd>
      <dt>{facts.address}</dt>
      <dd>{known.url === null ? words.unknown : <code>{known.url}</code>}</dd>
      {known.kind === 'fetch' && (
        <>
          <dt>{facts.method}</dt>
          <dd>
            {known.method === null ? (
              <Assumed value="GET" language={language} />
            ) : (
              <code>{known.method}</code>
            )}
          </dd>
        </>
      )}
      {known.kind !== 'websocket' && (
        <>
          <dt>{facts.credentials}</dt>
          <dd>
            {known.credentials === null ? (
              <Assumed value="same-origin" language={language} />
            ) : (
              <code>{known.credentials}</code>
            )}
          </dd>
          <dt>{facts.headers}</dt>
          <dd>
            {known.headers.length > 0 && <Fields fields={known.headers} />}
            {known.headers.length === 0 && (known.headersTold ? words.none : words.unknown)}
          </dd>
        </>
      )}
      {answers.map((answer, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: answers of one paste have nothing but their place
        <Answer key={index} answer={answer} preflight={answer === known.preflight} language={language} />
      ))}
      {said.map(({ by, cause }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: messages of one paste have nothing but their place
        <div key={index}>
          <dt>
            {facts.message} ({words.speakers[by]})
          </dt>
          <dd>{CAUSES[cause].title[language]}</dd>
        </div>
      ))}
    </dl>
  );
}

function Assumed({ value, language }: { readonly value: string; readonly language: Language }) {
  return (
    <>
      <code>{value}</code> ({diagnoseWords(language).assumed})
    </>
  );
}

interface AnswerProps {
  readonly answer: PastedResponse;
  readonly preflight: boolean;
  readonly language: Language;
}

function Answer({ answer: { status, fields }, preflight, language }: AnswerProps) {
  const words = diagnoseWords(language);
  return (
    <div>
      <dt>{preflight ? words.facts.preflight : words.facts.answer}</dt>
      <dd>
        {status === null ? words.noStatus : <code>{status}</code>}
        <Fields
          fields={fields.filter(({ name }) =>
            /^(?:access-control-|location$|vary$|server$|via$)/i.test(name),
          )}
        />
      </dd>
    </div>
  );
}

function Fields({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <>
      {fields.map(({ name, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a field may be there twice, which is what matters
        <code key={index} className="field-line">
          {value === '' ? name : `${name}: ${value}`}
        </code>
      ))}
    </>
  );
}
