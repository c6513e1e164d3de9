import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StepDefinition } from '../../../web/rules/core/definition.ts';
import { ROOT } from '../../harness/app.ts';

const RULES = join(ROOT, 'web', 'rules');

/** Every step of every rule, found by the path of its definition, as `web/rules/all-steps.ts` finds them in Vite. */
export async function allSteps(): Promise<readonly StepDefinition[]> {
  const files = (await readdir(RULES, { recursive: true })).filter(file =>
    /[\\/][\w-]*steps\.ts$/.test(file),
  );
  const tables = files.map(
    (file): Promise<Readonly<Record<string, StepDefinition>>> =>
      import(pathToFileURL(join(RULES, file)).href),
  );
  return (await Promise.all(tables)).flatMap(table => Object.values(table));
}
