import type { Language } from '../../language.ts';
import type { DisagreementRow } from '../../run/disagreements.ts';
import { runWords } from '../../run/run-words.ts';
import { CopyButton } from '../CopyButton.tsx';

interface Props {
  readonly rows: readonly DisagreementRow[];
  /** The case as a link, which runs nothing. */
  readonly link: string;
  readonly language: Language;
}

/** Says openly that the rule and the browser differ, calls neither right, and asks for a report. */
export function Disagreements({ rows, link, language }: Props) {
  const words = runWords(language);
  if (rows.length === 0) return null;
  return (
    <section className="disagreements">
      <p>
        <b>{words.disagree}</b> {words.neither}
      </p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.byRule}</th>
            <th scope="col">{words.bySight}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, rule, seen }) => (
            <tr key={`${what}:${rule}:${seen}`}>
              <th scope="row">{what}</th>
              <td>
                <code>{rule}</code>
              </td>
              <td>
                <code>{seen}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.pleaseReport}</p>
      <p className="copies">
        <a href={link}>{words.theCase}</a>
        <CopyButton label={words.copyCase} text={() => link} language={language} />
      </p>
    </section>
  );
}
