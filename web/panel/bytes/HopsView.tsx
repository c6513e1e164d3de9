import type { ExchangeView } from '../../decode/views.ts';
import type { Language } from '../../language.ts';
import { runWords } from '../../run/run-words.ts';
import { type HopRow, hopRows } from './hops.ts';

interface Props {
  readonly hops: readonly [front: ExchangeView, behind: ExchangeView];
  readonly language: Language;
}

/** The heads on either side of the proxy, line by line, with what it changed. */
export default function HopsView({ hops: [front, behind], language }: Props) {
  const words = runWords(language);
  return (
    <table className="hops">
      <thead>
        <tr>
          <td />
          <th scope="col">{words.hops.front}</th>
          <th scope="col">{words.hops.behind}</th>
        </tr>
      </thead>
      {bodyOf(words.request, hopRows(front.request?.head, behind.request?.head))}
      {bodyOf(words.response, hopRows(front.response?.head, behind.response?.head))}
    </table>
  );
}

function bodyOf(title: string, rows: readonly HopRow[]) {
  return (
    <tbody>
      {rows.map(row => (
        <tr key={row.name} data-differs={row.front !== row.behind}>
          <th scope="row">{row.name || title}</th>
          <td>{row.front ?? '—'}</td>
          <td>{row.behind ?? '—'}</td>
        </tr>
      ))}
    </tbody>
  );
}
