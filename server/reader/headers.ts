import { createHash } from 'node:crypto';
import type { Origins } from '../protocol/origins.ts';
import { labSources } from '../protocol/words.ts';

/** Features that no lesson uses; a page that asks for none can not be talked into one. */
const UNUSED_FEATURES = [
  'camera',
  'microphone',
  'geolocation',
  'payment',
  'usb',
  'serial',
  'hid',
  'midi',
  'display-capture',
];

/** What every answer of the reader carries, whatever it holds. */
const COMMON = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  // Lessons open windows of other origins and watch what is left of them, so `same-origin` would change the experiment.
  'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
  'Permissions-Policy': UNUSED_FEATURES.map(feature => `${feature}=()`).join(', '),
} as const;

export type Headers = Readonly<Record<string, string>>;

function webSocketForm(origin: string): string {
  return origin.replace(/^http/, 'ws');
}

/** Where the page's scripts may connect: its own origin, the witness on it, and every origin of the lab. */
function connectSources(origins: Origins): string {
  const { reader, ...lab } = origins;
  const others = Object.values(lab).flatMap(origin => [origin, webSocketForm(origin)]);
  return [...new Set(["'self'", webSocketForm(reader), ...others])].join(' ');
}

/** What the page may frame: stages, and answers of the lab that a frame asks for. */
const frameSources = (origins: Origins) => labSources(origins).join(' ');

/** The value of a CSP hash source for the text of an inline style or script (CSP Level 3 §2.3.1). */
export function inlineHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** CSP hash sources of what stands inside pages. */
export interface Inline {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

/** Headers of the built pages: nothing inline but the styles and scripts whose hashes are given, else no script but the reader's own files. */
export function builtHeaders(origins: Origins, { styles, scripts }: Inline): Headers {
  const policy = [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts].join(' ')}`,
    `style-src ${["'self'", ...styles].join(' ')}`,
    "img-src 'self' data:",
    `connect-src ${connectSources(origins)}`,
    `frame-src ${frameSources(origins)}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return { ...COMMON, 'Content-Security-Policy': policy.join('; ') };
}

/** Headers in development: Vite's client writes styles and a preamble into the page; the rest stays as strict. */
export function developmentHeaders(origins: Origins): Headers {
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src ${connectSources(origins)}`,
    `frame-src ${frameSources(origins)}`,
    "worker-src 'self' blob:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return { ...COMMON, 'Content-Security-Policy': policy.join('; ') };
}
