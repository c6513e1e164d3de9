import type { Draft } from '../protocol/records.ts';
import type { IssuedCookies } from './cookies.ts';

/** Where the records of one exchange go. */
export interface ExchangeLog {
  /** Whether its panel is still open; what is written to a closed one is gone. */
  readonly open: boolean;
  readonly cookies: IssuedCookies;
  /** Copies the record: its bytes are the writer's again afterwards. */
  write(draft: Draft): void;
}

/** A socket, and the numbers that panels know it by. Nearly always there is one, so a list serves best. */
export interface NumberedConnection {
  numbers: { readonly panel: { readonly open: boolean }; readonly number: number }[];
}

/** Who may see which records; implemented by the witness. */
export interface Logs {
  /**
   * Numbers a new exchange of a panel.
   * @param connection stands for the socket: the same object, the same connection; the panel leaves its number in it
   * @returns undefined when no open panel holds the token
   */
  exchange(token: string, run: string, connection: NumberedConnection): ExchangeLog | undefined;
}
