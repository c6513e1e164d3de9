import { join, resolve } from 'node:path';

/** The project's folder; absolute. */
export const ROOT = resolve(import.meta.dirname, '../..');
export const NODE_MODULES = join(ROOT, 'node_modules');
export const DIST = join(ROOT, 'dist');
/** What Node runs in production: `server/main.ts`, bundled, its packages left outside. */
export const SERVER_BUNDLE = join(DIST, 'server', 'main.js');
/** Plain JavaScript, which runs as it is. */
export const SELF_CHECK_CLIENT = join(ROOT, 'server', 'wire', 'self-check-client.mjs');
/** The scripts of the pages that the lab serves. */
export const STAGE_SCRIPTS = join(DIST, 'stage');
/** Where commands remember what a fresh `npm ci` may forget. */
export const CACHE = join(NODE_MODULES, '.cache', 'cross-domain-lab');
