import type { CredentialsMode } from '../rules/cors/check.ts';

/** What the reader typed beside the paste; empty where nothing was. */
export interface Typed {
  readonly page: string;
  readonly url: string;
  readonly method: string;
  /** One `Name: value`, or a name alone, a line. */
  readonly headers: string;
  readonly credentials: '' | CredentialsMode;
  /** What a response without its command is a response to. */
  readonly answers: '' | 'preflight' | 'request';
}

export const NOTHING_TYPED: Typed = {
  page: '',
  url: '',
  method: '',
  headers: '',
  credentials: '',
  answers: '',
};
