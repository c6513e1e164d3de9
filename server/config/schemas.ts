import { z } from 'zod';
import { canonicalAddress } from './ip-address.ts';

/** A decimal whole number within bounds, without sign, leading zeros or exponent. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^(0|[1-9]\d{0,15})$/)
    .transform(Number)
    .pipe(z.number().int().min(least).max(most));
}

const address = z.string().transform((text, context) => {
  const canonical = text.includes('%') ? undefined : canonicalAddress(text);
  if (canonical !== undefined) return canonical;
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

/** Comma separated IP addresses, each once in whatever spelling; IPv6 without brackets and without a zone. */
export const addresses = z
  .string()
  .transform(text => text.split(',').map(address => address.trim()))
  .pipe(
    z
      .array(address)
      .min(1)
      .max(16)
      .refine(list => new Set(list).size === list.length),
  );

/** The same, or the word `none`. */
export const addressesOrNone = z
  .literal('none')
  .transform((): string[] => [])
  .or(addresses);

/**
 * Whether a text is a tuple origin as a browser serialises it: scheme, host and, unless it is the scheme's default,
 * port; lower case, no path (HTML, "serialization of an origin").
 */
export function isSerialisedOrigin(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.origin === text && url.port !== '0';
}

export const origin = z.string().refine(isSerialisedOrigin);
/** The TLS lab's pages must be of another scheme than the reader's, or the lessons on `wss` would have no subject. */
export const secureOrigin = origin.refine(text => text.startsWith('https://'));
export const directory = z
  .string()
  .min(1)
  .max(4096)
  .refine(text => !text.includes('\0'));

export const yesOrNo = z.enum(['yes', 'no']).transform(text => text === 'yes');
