/** https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-5.1.1, `delimiter`. */
const DELIMITERS = /[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The date of an Expires attribute in milliseconds since the Unix epoch, null where it is none: RFC 6265bis §5.1.1, which
 * takes the first time, day, month and year that it finds, in any order. A year before 1601, which is no date there, is one
 * that is over in Chromium 156 and Firefox 153.
 *
 * @param lenient without a time it is midnight, and what no calendar and no clock shows is counted on
 */
export function parseCookieDate(text: string, lenient = false): number | null {
  let time: readonly number[] | null = null;
  let day: number | null = null;
  let month: number | null = null;
  let year: number | null = null;
  for (const token of text.split(DELIMITERS)) {
    const clock = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?!\d)/.exec(token);
    const number = /^(\d{1,4})(?!\d)/.exec(token)?.[1];
    const name = MONTHS.indexOf(token.slice(0, 3).toLowerCase());
    if (time === null && clock) time = clock.slice(1).map(Number);
    else if (day === null && number && number.length <= 2) day = Number(number);
    else if (month === null && name >= 0) month = name;
    else if (year === null && number && number.length !== 1 && number.length !== 3)
      year = fullYear(Number(number));
  }
  if (day === null || month === null || year === null || (time === null && !lenient)) return null;
  const [hour = 0, minute = 0, second = 0] = time ?? [];
  const date = new Date(Date.UTC(year, month, day, hour, minute, second));
  const real = hour <= 23 && minute <= 59 && second <= 59 && date.getUTCDate() === day;
  return real || lenient ? date.getTime() : null;
}

/** Two digits are of this century up to 69, and of the last from 70 on. */
function fullYear(year: number): number {
  if (year >= 70 && year <= 99) return year + 1900;
  return year <= 69 ? year + 2000 : year;
}
