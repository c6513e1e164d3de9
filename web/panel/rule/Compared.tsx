import type { Language } from '../../language.ts';
import type { Disagreement } from '../../rules/core/disagreement.ts';
import { panelWords } from '../../run/words.ts';

interface Props {
  readonly compared: readonly Disagreement[];
  readonly language: Language;
}

/** What the run is about, one by one: what the rule says of it beside what was seen. */
export function Compared({ compared, language }: Props) {
  const words = panelWords(language);
  if (compared.length === 0) return null;
  return (
    <table className="compared">
      <caption>{words.compared}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.byRule}</th>
          <th scope="col">{words.bySight}</th>
        </tr>
      </thead>
      <tbody>
        {compared.map(({ what, rule, seen }) => (
          <tr key={what.en} data-agrees={rule === seen}>
            <th scope="row">{what[language]}</th>
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
  );
}
