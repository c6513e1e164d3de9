import { useState } from 'react';
import type { Language } from '../../language.ts';
import { runWords } from '../../run/run-words.ts';
import { fill } from '../../run/words.ts';

/** Which layer some bytes belong to; each has one hue in hex, picture and legend. */
export type Layer = 'http' | 'frame' | 'mask' | 'engine' | 'socket' | 'event';

/** A run of bytes of one layer, by offsets into the bytes shown. */
export interface LayerSpan {
  readonly start: number;
  readonly end: number;
  readonly layer: Layer;
}

interface Props {
  readonly bytes: Uint8Array;
  readonly spans: readonly LayerSpan[];
  readonly language: Language;
}

const PER_LINE = 16;
const FIRST_LINES = 16;

/** The spans cut at one line's borders, gaps included, so that each cell is painted once. */
function cellsOf(start: number, end: number, spans: readonly LayerSpan[]) {
  const cells: { readonly start: number; readonly end: number; readonly layer: Layer | undefined }[] = [];
  let at = start;
  for (const span of spans) {
    const from = Math.max(span.start, at);
    const to = Math.min(span.end, end);
    if (to <= from) continue;
    if (from > at) cells.push({ start: at, end: from, layer: undefined });
    cells.push({ start: from, end: to, layer: span.layer });
    at = to;
  }
  if (at < end) cells.push({ start: at, end, layer: undefined });
  return cells;
}

const hexOf = (bytes: Uint8Array) => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(' ');
const textOf = (bytes: Uint8Array) =>
  Array.from(bytes, byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');

/** Bytes as hex beside text, each layer in its hue. Long ones open line by line on demand. */
export function Hex({ bytes, spans, language }: Props) {
  const [all, setAll] = useState(false);
  const lines = Math.ceil(bytes.length / PER_LINE);
  const shown = all ? lines : Math.min(lines, FIRST_LINES);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a small screen, and the keyboard must too
    <div className="hex" tabIndex={0}>
      <table>
        <tbody>
          {Array.from({ length: shown }, (_, line) => {
            const start = line * PER_LINE;
            const end = Math.min(start + PER_LINE, bytes.length);
            const cells = cellsOf(start, end, spans);
            return (
              <tr key={start}>
                <th scope="row">{start.toString(16).padStart(4, '0')}</th>
                <td className="hex-bytes">
                  {cells.map(cell => (
                    <span key={cell.start} data-layer={cell.layer}>
                      {hexOf(bytes.subarray(cell.start, cell.end))}{' '}
                    </span>
                  ))}
                </td>
                <td className="hex-text">
                  {cells.map(cell => (
                    <span key={cell.start} data-layer={cell.layer}>
                      {textOf(bytes.subarray(cell.start, cell.end))}
                    </span>
                  ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {shown < lines && (
        <button type="button" className="quiet" onClick={() => setAll(true)}>
          {fill(runWords(language).bytes, { n: bytes.length })} …
        </button>
      )}
    </div>
  );
}
