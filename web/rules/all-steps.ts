import type { StepDefinition } from './core/definition.ts';

const TABLES = import.meta.glob<Readonly<Record<string, StepDefinition>>>('./*/*steps.ts', { eager: true });

/** Every step of every rule, found by the path of its definition. */
export const ALL_STEPS: readonly StepDefinition[] = Object.values(TABLES).flatMap(table =>
  Object.values(table),
);
