import {
  ALLOW_CREDENTIALS_WORDS,
  ALLOW_ORIGIN_WORDS,
  STATUSES,
  STREAM_ALLOWS,
  STREAM_FORMS,
  STREAM_MESSAGES,
  STREAM_MIMES,
  STREAM_NAMES,
  STREAM_PAUSES,
  STREAM_PER,
  STREAM_RETRIES,
} from '../../protocol/words.ts';
import { oneOf, oneOfNumbers, onOff } from '../knobs/knobs.ts';
import type { KnobValues } from '../knobs/policy.ts';

/** The numbers of the messages, and 0 for whoever has none yet. */
const NUMBERS = Array.from({ length: STREAM_MESSAGES + 1 }, (_, n) => n);

/** Every knob of `/events`. */
export const EVENTS_KNOBS = {
  as: oneOf(STREAM_FORMS),
  after: oneOfNumbers(NUMBERS),
  acao: oneOf(ALLOW_ORIGIN_WORDS),
  acac: oneOf(ALLOW_CREDENTIALS_WORDS),
  acah: oneOf(STREAM_ALLOWS),
  status: oneOfNumbers(STATUSES),
  again: oneOfNumbers(STATUSES),
  mime: oneOf(STREAM_MIMES),
  retry: oneOfNumbers(STREAM_RETRIES),
  ids: onOff,
  name: oneOf(STREAM_NAMES),
  per: oneOfNumbers(STREAM_PER),
  /** Whether a blank line ends each message, as it must. */
  blank: onOff,
  /** Whether the last message is followed by the response's end, and then by 204s. */
  over: onOff,
  every: oneOfNumbers(STREAM_PAUSES),
  dies: onOff,
};
export type EventsKnobs = KnobValues<typeof EVENTS_KNOBS>;

/** The number of the last message that a client says it had; what is no such number is none. */
export function lastSeen(header: string | string[] | undefined): number {
  return NUMBERS.find(number => String(number) === header) ?? 0;
}

/** One message as the stream has it: HTML, "Server-sent events", "Parsing an event stream". */
export function messageOf(
  number: number,
  { blank = true, ids = true, name = 'message', retry }: EventsKnobs,
): string {
  const lines = [
    ...(retry === undefined ? [] : [`retry: ${retry}`]),
    ...(ids ? [`id: ${number}`] : []),
    ...(name === 'message' ? [] : [`event: ${name}`]),
    `data: counter ${number}`,
    ...(blank ? [''] : []),
  ];
  return lines.map(line => `${line}\n`).join('');
}
