import { resolve } from 'node:path';
import { ORIGIN_NAMES, type OriginName, type Origins } from '../protocol/origins.ts';
import type { Config, Limits } from './config.ts';
import { exposures } from './exposure.ts';
import { memoryAtHand } from './memory.ts';
import { Mistake } from './mistake.ts';
import { overlap } from './overlap.ts';
import { probablyMeant } from './typos.ts';
import {
  ALLOW_UNSAFE_INSTALLATION,
  DATA_DIRECTORY,
  LIMITS,
  LISTEN,
  ORIGIN_HOMES,
  ORIGINS,
  PORTS,
  type PortName,
  TRUSTED_PROXIES,
  VARIABLES,
  type Variable,
} from './variables.ts';

/** The environment holds something that it may not; `mistakes` are sentences of one line each. */
export class ConfigMistakes extends Mistake {
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.mistakes = mistakes;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;
type Ports = Config['ports'];

/** Names whose misspelling would silently leave a default in place. */
const OUR_PREFIX = /^(?:ALLOW|LIMIT|ORIGIN|READER|LAB)_/;

/** At most this many characters of a wrong value are shown. */
const SHOWN = 80;
const shown = (text: string) => JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/**
 * The environment as a typed configuration. An empty variable counts as absent, as `VARIABLE= command` means in a shell.
 * A port of 0 stays 0, and an origin derived from it ends in `:0`, until `withPorts` puts in what the system chose.
 *
 * @param memory bytes that the program may use at most
 * @throws ConfigMistakes with every mistake at once
 */
export function parseConfig(
  environment: Environment,
  directory = process.cwd(),
  memory = memoryAtHand(),
): Config {
  const mistakes: string[] = [];

  function read<T>(variable: Variable<T>): T | undefined {
    const held = environment[variable.name];
    if (held === undefined || held === '') return undefined;
    const parsed = variable.schema.safeParse(held);
    if (parsed.success) return parsed.data;
    mistakes.push(`${variable.name} holds ${shown(held)}; it may hold ${variable.takes}.`);
    return undefined;
  }
  const readOr = <T>(variable: Variable<T>): T => read(variable) ?? defaultOf(variable);

  const ports: Ports = {
    reader: readOr(PORTS.reader),
    lab: readOr(PORTS.lab),
    lab2: readOr(PORTS.lab2),
    labTls: readOr(PORTS.labTls),
  };
  mistakes.push(...equalPorts(ports));

  const addresses = readOr(LISTEN);
  mistakes.push(...overlap(addresses));
  const origins = record(ORIGIN_NAMES, name => read(ORIGINS[name]) ?? defaultOrigin(name, ports));
  if (mistakes.length === 0) mistakes.push(...equalOrigins(origins));

  const proxies = readOr(TRUSTED_PROXIES);
  const given = record(Object.keys(LIMITS) as (keyof Limits)[], name => read(LIMITS[name]));
  const limits: Limits = {
    ...record(Object.keys(LIMITS) as (keyof Limits)[], name => given[name] ?? defaultOf(LIMITS[name])),
    totalRecordBytes:
      given.totalRecordBytes ?? Math.min(defaultOf(LIMITS.totalRecordBytes), Math.floor(memory / 4)),
  };
  const dataDirectory = resolve(directory, readOr(DATA_DIRECTORY));

  const known = VARIABLES.map(variable => variable.name);
  for (const name of Object.keys(environment).sort()) {
    const meant = OUR_PREFIX.test(name) ? probablyMeant(name, known) : undefined;
    if (meant !== undefined) mistakes.push(`${name} is no variable of this program; did you mean ${meant}?`);
  }

  const allowed = readOr(ALLOW_UNSAFE_INSTALLATION);
  const exposed = mistakes.length > 0 ? [] : exposures({ addresses, origins });
  if (!allowed) {
    mistakes.push(
      ...exposed.map(sentence => `${sentence} (${ALLOW_UNSAFE_INSTALLATION.name}=yes starts even so.)`),
    );
  }
  if (mistakes.length > 0) throw new ConfigMistakes(mistakes);
  return {
    development: environment.NODE_ENV === 'development',
    addresses,
    ports,
    proxies,
    origins,
    exposures: exposed,
    dataDirectory,
    limits,
  };
}

function defaultOf<T>(variable: Variable<T>): T {
  return variable.computed?.() ?? variable.schema.parse(variable.default);
}

/** The configuration with the ports that the system really gave; origins that were derived from a port 0 follow. */
export function withPorts(config: Config, ports: Ports): Config {
  const origins = record(ORIGIN_NAMES, name =>
    config.origins[name] === defaultOrigin(name, config.ports)
      ? defaultOrigin(name, ports)
      : config.origins[name],
  );
  return { ...config, ports, origins };
}

function defaultOrigin(name: OriginName, ports: Ports): string {
  const { base, port } = ORIGIN_HOMES[name];
  // A browser leaves out the scheme's own port (URL Standard, "port state"); `:0` stands for a port still to be given.
  const origin = `${base}:${ports[port]}`;
  return ports[port] === 0 ? origin : new URL(origin).origin;
}

function equalPorts(ports: Ports): string[] {
  const names = Object.keys(PORTS) as PortName[];
  return names.flatMap((name, index) =>
    names
      .slice(index + 1)
      .filter(other => ports[name] !== 0 && ports[name] === ports[other])
      .map(
        other =>
          `${PORTS[other].name} holds "${ports[other]}", which is the port of ${PORTS[name].name}; it may hold any other port.`,
      ),
  );
}

function equalOrigins(origins: Origins): string[] {
  return ORIGIN_NAMES.flatMap((name, index) =>
    ORIGIN_NAMES.slice(index + 1)
      .filter(other => origins[name] === origins[other] && !origins[name].endsWith(':0'))
      .map(
        other =>
          `${ORIGINS[other].name} holds ${shown(origins[other])}, which is the origin of ${ORIGINS[name].name}; it may hold any other origin.`,
      ),
  );
}

function record<K extends string, V>(names: readonly K[], value: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map(name => [name, value(name)])) as Record<K, V>;
}
