/** A server under attack. */
export interface Target {
  /** Of what answers the experiments: the lab, or the stock server. */
  readonly port: number;
  /** Of the app and the witness feed; the stock server has neither. */
  readonly readerPort: number | undefined;
  /** Whether its process is still there. */
  alive(): boolean;
  /** Resident memory in MiB. */
  memory(): Promise<number>;
}

/** What came of an attack: how the table shows it, and what is compared. */
export interface Outcome {
  readonly shown: string;
  readonly value: number;
}

/** One attack. Every loop in it is bounded, and it talks to loopback alone. */
export interface Case {
  readonly title: string;
  /** What must hold, for the table. */
  readonly limit: string;
  /** The environment of our server. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of Node, for both servers. */
  readonly node?: readonly string[];
  /** Whether the stock server is attacked too; it has no seats, no feed and no limit of connections. */
  readonly stock: boolean;
  attack(target: Target): Promise<Outcome>;
  /** @param stock NaN where it was not attacked */
  holds(ours: number, stock: number): boolean;
}

export const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));
