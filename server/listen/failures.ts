import type { PortName } from '../config/variables.ts';
import { PORTS } from '../config/variables.ts';
import { type Failure, lacksIPv6 } from './bind.ts';

/** A port that is not ours, or not on every address. */
export interface PortFailure {
  readonly name: PortName;
  readonly port: number;
  /** Addresses that we did get. */
  readonly got: readonly string[];
  readonly failures: readonly Failure[];
}

/** Whether a port can be used in spite of a failure: the machine has no IPv6 at all. */
export function bearable({ got, failures }: PortFailure): boolean {
  return got.length > 0 && failures.every(lacksIPv6);
}

/** One sentence about a port that cannot be used. */
export function describe({ name, port, got, failures }: PortFailure): string {
  const which = `Port ${port} (${PORTS[name].name})`;
  const taken = failures.filter(({ code }) => code === 'EADDRINUSE').map(({ address }) => address);
  if (taken.length === 0) {
    const reasons = failures.map(({ address, code }) => `${reason(code)} on ${address}`).join(', ');
    return `${which} cannot be opened: ${reasons}.`;
  }
  if (got.length === 0) return `${which} is taken by another program.`;
  return (
    `${which} is free on ${got.join(' and ')}, but on ${taken.join(' and ')} it belongs to another program; ` +
    'for a name with both families Chromium would go to ::1 and Firefox to 127.0.0.1, each without a word.'
  );
}

function reason(code: string): string {
  if (code === 'EACCES') return 'the system demands more rights for it (EACCES)';
  if (code === 'EADDRNOTAVAIL') return 'the machine has no such address (EADDRNOTAVAIL)';
  return code;
}

/**
 * A command that starts the program with these variables, as the shell of the platform takes it.
 *
 * @param script `npm start` or `npm run dev`
 */
export function commandWith(
  variables: Readonly<Record<string, number>>,
  script: string,
  platform: NodeJS.Platform = process.platform,
): string {
  const pairs = Object.entries(variables);
  if (platform !== 'win32') return [...pairs.map(([name, value]) => `${name}=${value}`), script].join(' ');
  const prompt = [...pairs.map(([name, value]) => `set "${name}=${value}"`), script].join(' && ');
  const power = [...pairs.map(([name, value]) => `$env:${name}=${value}`), script].join('; ');
  return `${prompt} (Command Prompt) or ${power} (PowerShell)`;
}
