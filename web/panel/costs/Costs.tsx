import { useContext, useEffect, useMemo } from 'react';
import type { Direction } from '../../../server/protocol/records.ts';
import type { ExchangeView } from '../../decode/views.ts';
import type { Language } from '../../language.ts';
import { BoardContext } from './board.ts';
import { type Cost, costOf } from './cost.ts';

const WORDS = {
  zh: {
    caption: '各占多少报文（轴上方是页面发的，下方是服务器发的）',
    way: '方式',
    requests: '请求',
    up: '发出',
    down: '收到',
    notRun: '还没有运行',
    bytes: (n: number) => `${n} 字节`,
    axis: (s: string) => `0 到 ${s} 秒`,
  },
  en: {
    caption: 'What each cost on the wire (page above the line, server below)',
    way: 'case',
    requests: 'requests',
    up: 'sent',
    down: 'received',
    notRun: 'not run yet',
    bytes: (n: number) => `${n} B`,
    axis: (s: string) => `0 to ${s} s`,
  },
} as const;

interface Props {
  /** The case that this run is of. */
  readonly id: string;
  readonly exchanges: readonly ExchangeView[];
  readonly language: Language;
}

/** What a run cost on the wire, beside the other cases of its panel. */
export function Costs({ id, exchanges, language }: Props) {
  const words = WORDS[language];
  const board = useContext(BoardContext);
  const cost = useMemo(() => costOf(exchanges), [exchanges]);
  const report = board?.report;
  useEffect(() => report?.(id, cost), [report, id, cost]);
  const costs: Readonly<Record<string, Cost>> = { ...board?.costs, [id]: cost };
  const ms = Math.max(...Object.values(costs).map(({ ms }) => ms), 1);
  return (
    <table className="costs">
      <caption>{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.way}</th>
          <th scope="col">{words.axis((ms / 1000).toFixed(1))}</th>
          <th scope="col">{words.requests}</th>
          <th scope="col">{words.up}</th>
          <th scope="col">{words.down}</th>
        </tr>
      </thead>
      <tbody>
        {(board?.cases ?? [{ key: id, label: '' }]).map(({ key, label }) => (
          <Lane key={key} label={label} cost={costs[key]} ms={ms} own={key === id} words={words} />
        ))}
      </tbody>
    </table>
  );
}

interface LaneProps {
  readonly label: string;
  readonly cost: Cost | undefined;
  /** How long the axis is. */
  readonly ms: number;
  readonly own: boolean;
  readonly words: (typeof WORDS)[Language];
}

function Lane({ label, cost, ms, own, words }: LaneProps) {
  return (
    <tr data-own={own || undefined}>
      <th scope="row">{label}</th>
      {cost ? (
        <>
          <td className="axis">
            <svg className="lane" viewBox="-10 0 1020 24" preserveAspectRatio="none" aria-hidden="true">
              <path d="M0 12H1000" />
              <path data-by="page" d={ticks(cost, 'client→server', ms)} />
              <path data-by="server" d={ticks(cost, 'server→client', ms)} />
            </svg>
          </td>
          <td>{cost.requests}</td>
          <td>{words.bytes(cost.bytes['client→server'])}</td>
          <td>{words.bytes(cost.bytes['server→client'])}</td>
        </>
      ) : (
        <td colSpan={4}>{words.notRun}</td>
      )}
    </tr>
  );
}

/** A tick for each time at which bytes went one way: up from the line, or down. */
function ticks({ sent }: Cost, way: Direction, ms: number): string {
  const places = sent.flatMap(({ at, direction }) => (direction === way ? Math.round((at / ms) * 1000) : []));
  return [...new Set(places)].map(x => `M${x} 12v${way === 'client→server' ? -10 : 10}`).join('');
}
