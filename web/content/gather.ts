/** Run by `loadCatalogue` in Vite's module runner: every experiment, and the steps that rules may decide by. */
export const experiments = import.meta.glob('../experiments/*/index.ts', { eager: true });
export const rules = import.meta.glob('../rules/core/steps.ts', { eager: true });
